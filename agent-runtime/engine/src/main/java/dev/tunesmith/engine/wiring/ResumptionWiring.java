package dev.tunesmith.engine.wiring;

import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.session.Budget;
import dev.tunesmith.core.session.Commission;
import dev.tunesmith.core.session.SessionEvent.CommissionGiven;
import dev.tunesmith.core.session.SessionEvent.OrderTaken;
import dev.tunesmith.core.session.SessionEvent.SessionEnded;
import dev.tunesmith.core.session.SessionEvent.SessionResumed;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.core.session.StopReason;
import dev.tunesmith.core.skill.SkillLibrary;
import dev.tunesmith.core.text.Figures;
import dev.tunesmith.database.connection.Target;
import dev.tunesmith.engine.laboratory.Laboratory;
import dev.tunesmith.engine.laboratory.TimeLimits;
import dev.tunesmith.engine.ledger.Journal;
import dev.tunesmith.engine.loop.SessionLoop;
import dev.tunesmith.engine.order.AgentChoice;
import dev.tunesmith.engine.order.AgentOrder;
import dev.tunesmith.engine.order.InvalidInputException;
import dev.tunesmith.engine.order.ProductVersion;
import dev.tunesmith.engine.order.ResumeOrder;
import dev.tunesmith.engine.order.SessionListener;
import dev.tunesmith.engine.order.TargetDatabase;
import dev.tunesmith.engine.order.Terms;
import dev.tunesmith.engine.order.TuningResult;
import dev.tunesmith.engine.skills.CrewFiles;
import dev.tunesmith.reports.ResultFolder;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Constructs what a session that broke off needs to go on, runs it, and closes what was opened. */
public final class ResumptionWiring {

  /** With these a session ended before its work was done. */
  private static final Set<StopReason> BROKEN_OFF = Set.of(StopReason.CANCELLED, StopReason.FAILED);

  private final ResumeOrder order;
  private final List<SessionListener> listeners;
  private final CancellableRun cancellable;
  private final InstantSource clock = new MonotonicClock();

  /** Wires a session that goes on. */
  public ResumptionWiring(ResumeOrder order, List<SessionListener> listeners) {
    this.order = order;
    this.listeners = Listening.of(listeners);
    this.cancellable = new CancellableRun(order.folder());
  }

  /** Cancels the session from any thread. */
  public void cancel() {
    cancellable.cancel();
  }

  /** Runs the session to its end on the calling thread. */
  public TuningResult run() {
    return cancellable.run(this::resumed);
  }

  private TuningResult resumed() {
    try (Journal journal = Journal.takeUp(order.folder(), clock, listeners)) {
      requireWorkLeft(journal.state());
      KeptOrder kept = KeptOrder.in(journal.state());
      Budget budget = budget(journal.state(), kept);
      try (Target target = TargetOpening.open(database(kept))) {
        TargetOpening.requireRights(target, kept.login());
        resume(journal, kept, budget, target);
      }
      ResultFolder.write(order.folder(), journal.state());
      return new TuningResult(journal.state(), order.folder());
    }
  }

  /** Whether a session has ended in such a way that nothing is left to do. */
  private static boolean isDone(SessionState state) {
    return state.ended().filter(end -> !BROKEN_OFF.contains(end.reason())).isPresent();
  }

  /** Whether a session can go on with what its ledger holds, a password and keys. */
  public static boolean canResume(SessionState state) {
    return !isDone(state)
        && state.latest(OrderTaken.class).isPresent()
        && KeptOrder.in(state).place() != null;
  }

  private void requireWorkLeft(SessionState state) {
    if (isDone(state)) {
      boolean isWritten = Files.exists(order.folder().resolve(ResultFolder.SESSION));
      if (!isWritten) {
        ResultFolder.write(order.folder(), state);
      }
      throw new InvalidInputException(
          "the session in "
              + order.folder()
              + " has ended ("
              + state.ended().map(SessionEnded::reason).orElseThrow().words()
              + "), so nothing is left to resume"
              + (isWritten ? "" : "; its results, which were missing, are written now"));
    }
  }

  private TargetDatabase database(KeptOrder kept) {
    if (order.access() instanceof ResumeOrder.Access.Hosted hosted) {
      return new TargetDatabase.Hosted(hosted.dataSource());
    }
    KeptOrder.Place place = kept.place();
    if (place == null) {
      throw new InvalidInputException(
          "the session reached its database over connections of the program that ran it, so that"
              + " only that program can resume it");
    }
    String password = ((ResumeOrder.Access.Password) order.access()).password();
    return new TargetDatabase.Addressed(place.url(), place.user(), password);
  }

  /** For all of the session; the time before the break counts. */
  private Budget budget(SessionState state, KeptOrder kept) {
    Budget before = state.budget().orElse(kept.session().agreed().budget());
    Duration time = order.time();
    Budget now = time == null ? before : before.withWallClock(state.elapsed().plus(time));
    if (now.wallClock().compareTo(state.elapsed()) <= 0) {
      throw new InvalidInputException(
          "the session's deadline, "
              + Figures.duration(before.wallClock())
              + ", has passed; --deadline gives it more time");
    }
    return now;
  }

  private void resume(Journal journal, KeptOrder kept, Budget budget, Target target) {
    SessionState state = journal.state();
    Duration before = state.elapsed();
    Budget left =
        budget
            .withWallClock(budget.wallClock().minus(before))
            .withModels(budget.models().after(state.spending(), state.toolCalls()));
    TimeLimits limits = TimeLimits.within(left.wallClock(), SessionWiring.load(kept.load()));
    LiveEnvironment live =
        new LiveEnvironment(clock, target, order.servers().stock(), limits)
            .copying(kept.copied(), OrderForm.workload(kept.session()));
    SkillLibrary library = CrewFiles.readKept(kept.session().skills(), kept.session().host());
    AgentWiring agents = AgentWiring.connect(agents(kept), left, library, live);
    try (Laboratory laboratory = live.laboratory(journal.evidence())) {
      SessionLoop loop =
          new SessionLoop(
              journal, laboratory, schema -> agents.agents(schema, journal::tell), clock, before);
      if (state.attempts() > 0) {
        loop.requireSameDatabase();
      }
      takeUp(journal, kept, budget, agents);
      cancellable.work(
          journal,
          () -> loop.resume(library, OrderForm.workload(kept.session()), terms(kept, budget)));
    }
  }

  private Terms terms(KeptOrder kept, Budget budget) {
    Terms agreed = OrderForm.terms(kept.session());
    return new Terms(
        budget,
        agreed.conceded(),
        order.decider(),
        agreed.decisionTime(),
        kept.login(),
        agreed.commission(),
        kept.load(),
        kept.copied(),
        null);
  }

  private void takeUp(Journal journal, KeptOrder kept, Budget budget, AgentWiring agents) {
    SessionState state = journal.state();
    EvidenceId last =
        state.evidence().stream().max(Comparator.comparingLong(EvidenceId::number)).orElse(null);
    boolean isOpened = state.opened().isPresent();
    journal.append(new SessionResumed(ProductVersion.current(), budget, last, why(journal)));
    if (!isOpened) {
      journal.append(PreparedSession.opening(kept.session().target(), agents, budget));
    }
    Commission wanted = kept.session().agreed().commission();
    if (state.commission().isEmpty() && wanted != null) {
      journal.append(new CommissionGiven(wanted));
    }
    agents.asked().forEach(journal::append);
  }

  private static String why(Journal journal) {
    String words =
        journal
            .state()
            .ended()
            .map(
                end -> end.reason() == StopReason.CANCELLED ? "it had been cancelled" : failed(end))
            .orElse("it had been cut off");
    return journal.wasTorn() ? words + ", and its last line was half written" : words;
  }

  private static String failed(SessionEnded end) {
    return end.detail().isBlank() ? "it had failed" : "it had failed: " + end.detail();
  }

  private AgentOrder agents(KeptOrder kept) {
    AgentOrder before = OrderForm.agents(kept.session());
    return new AgentOrder(
        choice(kept, before.choice()),
        before.values(),
        before.settings(),
        order.environment(),
        before.documents());
  }

  private AgentChoice choice(KeptOrder kept, AgentChoice before) {
    @Nullable AgentChoice given = order.agent();
    boolean isOnlyNamed = kept.isOutside() || kept.session().agents().given();
    if (isOnlyNamed && given == null) {
      throw new InvalidInputException(
          "the cases were worked by "
              + kept.session().agents().session()
              + ", which the program that ran the session brought; only that program can resume"
              + " it");
    }
    return given == null ? before : given;
  }
}
