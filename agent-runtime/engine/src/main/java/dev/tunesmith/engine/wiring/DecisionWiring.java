package dev.tunesmith.engine.wiring;

import dev.tunesmith.advisor.playbook.PlaybookAgent;
import dev.tunesmith.core.escalation.Ladder;
import dev.tunesmith.core.escalation.Protocol;
import dev.tunesmith.core.session.Budget;
import dev.tunesmith.core.session.DecisionOption;
import dev.tunesmith.core.session.SessionEvent.DecisionNeeded;
import dev.tunesmith.core.session.SessionEvent.SessionOpened;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.core.skill.SkillLibrary;
import dev.tunesmith.database.connection.Target;
import dev.tunesmith.engine.laboratory.Laboratory;
import dev.tunesmith.engine.laboratory.LiveLaboratory;
import dev.tunesmith.engine.laboratory.TimeLimits;
import dev.tunesmith.engine.ledger.Journal;
import dev.tunesmith.engine.loop.PendingDecision;
import dev.tunesmith.engine.loop.SessionLoop;
import dev.tunesmith.engine.order.Decider;
import dev.tunesmith.engine.order.DecisionOrder;
import dev.tunesmith.engine.order.InvalidInputException;
import dev.tunesmith.engine.order.SessionListener;
import dev.tunesmith.engine.order.TargetDatabase;
import dev.tunesmith.engine.order.Terms;
import dev.tunesmith.engine.order.TuningResult;
import dev.tunesmith.engine.skills.CrewFiles;
import dev.tunesmith.reports.ResultFolder;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/** Constructs what a decision about a past session needs, carries it out, and closes it. */
public final class DecisionWiring {

  private final DecisionOrder order;
  private final List<SessionListener> listeners;
  private final CancellableRun cancellable;
  private final InstantSource clock = new MonotonicClock();

  /** Wires a decision for an order. */
  public DecisionWiring(DecisionOrder order, List<SessionListener> listeners) {
    this.order = order;
    this.listeners = Listening.of(listeners);
    this.cancellable = new CancellableRun(order.folder());
  }

  /** Cancels the decision from any thread. */
  public void cancel() {
    cancellable.cancel();
  }

  /** Carries the decision out on the calling thread. */
  public TuningResult run() {
    return cancellable.run(this::decided);
  }

  private TuningResult decided() {
    try (Journal journal = Journal.reopen(order.folder(), clock, listeners)) {
      requireNothingToShowAgain(journal.state());
      PendingDecision pending = PendingDecision.of(journal.state(), order.issue());
      expireOverdue(journal, pending);
      DecisionOption option = pending.option(order.choice().option());
      if (option.remedies().isEmpty()) {
        pending.record(journal, new Ladder(Protocol.standard()), order.choice());
      } else {
        tried(journal, option);
      }
      ResultFolder.write(order.folder(), journal.state());
      return new TuningResult(journal.state(), order.folder());
    }
  }

  private void requireNothingToShowAgain(SessionState state) {
    if (!state.unverified().isEmpty()) {
      throw new InvalidInputException(
          "the session broke off before what had been accepted was shown again; first let it go on"
              + " with: tunesmith resume "
              + order.folder());
    }
  }

  /** What nobody decided in time cannot be decided any more; the ledger then says so. */
  private void expireOverdue(Journal journal, PendingDecision pending) {
    Instant now = clock.instant();
    PendingDecision.expireOverdue(journal, now);
    DecisionNeeded question = pending.question();
    if (question.isOverdue(now)) {
      ResultFolder.write(order.folder(), journal.state());
      throw new InvalidInputException(
          "the time to decide "
              + pending.issue()
              + " ended at "
              + question.until()
              + "; it is closed as expired");
    }
  }

  private void tried(Journal journal, DecisionOption option) {
    TargetDatabase database = order.target();
    if (database == null) {
      throw new InvalidInputException(
          option.name() + " is tried before it is accepted, which needs the database");
    }
    SkillLibrary library = CrewFiles.read(order.skills());
    SessionOpened opened = opened(journal.state());
    TimeLimits limits = TimeLimits.within(opened.budget().wallClock());
    try (Target target = TargetOpening.open(database);
        Laboratory laboratory =
            new LiveLaboratory(target, order.servers().stock(), journal.evidence(), clock, limits)
                .copying(KeptOrder.amount(journal.state(), target))) {
      requireSame(opened.target(), TargetOpening.display(database, target));
      Terms terms = new Terms(budget(opened.budget()), Set.of(), Decider.defer());
      SessionLoop loop =
          new SessionLoop(
              journal, laboratory, schema -> playbook(new PlaybookAgent(schema)), clock);
      loop.requireSameDatabase();
      cancellable.work(journal, () -> loop.decide(library, terms, order.issue(), order.choice()));
    }
  }

  private static SessionLoop.Agents playbook(PlaybookAgent playbook) {
    return new SessionLoop.Agents(playbook, playbook);
  }

  private static SessionOpened opened(SessionState state) {
    return state
        .opened()
        .orElseThrow(() -> new InvalidInputException("the ledger does not say what was tuned"));
  }

  private static void requireSame(String before, String now) {
    if (!before.equals(now)) {
      throw new InvalidInputException("the session tuned " + before + ", not " + now);
    }
  }

  private Budget budget(Budget before) {
    Long bytes = order.storageBytes();
    return bytes == null ? before : before.withStorageBytes(bytes);
  }
}
