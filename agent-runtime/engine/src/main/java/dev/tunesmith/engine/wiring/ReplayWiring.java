package dev.tunesmith.engine.wiring;

import dev.tunesmith.core.session.LedgerEntry;
import dev.tunesmith.core.session.SessionEvent.CrewWired;
import dev.tunesmith.core.session.SessionEvent.OrderTaken;
import dev.tunesmith.core.session.SessionEvent.SessionEnded;
import dev.tunesmith.core.session.SessionEvent.SessionResumed;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.core.skill.SkillLibrary;
import dev.tunesmith.database.connection.Target;
import dev.tunesmith.engine.laboratory.TimeLimits;
import dev.tunesmith.engine.ledger.Journal;
import dev.tunesmith.engine.order.Divergence;
import dev.tunesmith.engine.order.InvalidInputException;
import dev.tunesmith.engine.order.ReplayOrder;
import dev.tunesmith.engine.order.ReplayResult;
import dev.tunesmith.engine.order.SessionListener;
import dev.tunesmith.engine.order.TargetDatabase;
import dev.tunesmith.engine.order.Terms;
import dev.tunesmith.engine.order.TuningException;
import dev.tunesmith.engine.order.TuningResult;
import dev.tunesmith.engine.recording.LedgerComparison;
import dev.tunesmith.engine.recording.OutcomeComparison;
import dev.tunesmith.engine.recording.RecordedOrder;
import dev.tunesmith.engine.recording.Recording;
import dev.tunesmith.engine.recording.RememberedAnswers;
import dev.tunesmith.engine.recording.ReplayingWitness;
import dev.tunesmith.engine.recording.ReplayingWitness.Stop;
import dev.tunesmith.engine.skills.CrewFiles;
import dev.tunesmith.skillfiles.KeptFiles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Constructs what the replay of a session needs, runs it, and compares the ledgers. */
public final class ReplayWiring {

  private final ReplayOrder order;
  private final List<SessionListener> listeners;
  private final CancellableRun cancellable;
  private final List<LedgerEntry> now = new ArrayList<>();
  private volatile boolean cancelled;

  /** Wires a replay for an order. */
  public ReplayWiring(ReplayOrder order, List<SessionListener> listeners) {
    this.order = order;
    this.listeners = List.copyOf(listeners);
    this.cancellable = new CancellableRun(order.results());
  }

  /** Cancels the replay from any thread. */
  public void cancel() {
    cancelled = true;
    cancellable.cancel();
  }

  /** Runs the replay on the calling thread. */
  public ReplayResult run() {
    Recording recording = Recording.read(order.recorded());
    List<LedgerEntry> all = Journal.entriesOf(order.recorded());
    List<LedgerEntry> before = untilTheFirstEnd(all);
    long later = all.size() - (long) before.size();
    TargetDatabase database = order.target();
    return database == null
        ? replayed(recording, before, later)
        : remeasured(recording, before, later, database);
  }

  private ReplayResult remeasured(
      Recording recording, List<LedgerEntry> before, long later, TargetDatabase database) {
    RememberedAnswers remembered = new RememberedAnswers(recording);
    TuningResult result =
        cancellable.run(
            () -> {
              try (Target target = TargetOpening.open(database)) {
                Duration deadline = OrderForm.terms(recording.order()).budget().wallClock();
                LiveEnvironment direct =
                    new LiveEnvironment(
                        new MonotonicClock(),
                        target,
                        order.servers().stock(),
                        TimeLimits.within(deadline));
                return session(
                    recording.order(),
                    TargetOpening.display(database, target),
                    new RemeasuredEnvironment(direct, remembered),
                    listeners);
              }
            });
    SessionState recorded = SessionState.of(before);
    return new ReplayResult(
        order.results(),
        recorded.issues().size(),
        later,
        OutcomeComparison.between(recorded, result.state()));
  }

  private ReplayResult replayed(Recording recording, List<LedgerEntry> before, long later) {
    ReplayingWitness witness = new ReplayingWitness(recording, cancellable::cancel);
    rerun(recording.order(), witness);
    Optional<Divergence> divergence =
        witness.stop().map(stop -> untilTheStop(before, stop)).orElseGet(() -> untilTheEnd(before));
    return new ReplayResult(order.results(), before.size(), later, divergence.stream().toList());
  }

  /**
   * Decisions after the end go on with the ledger, and so does a session that broke off, but
   * neither is part of the recording.
   */
  private static List<LedgerEntry> untilTheFirstEnd(List<LedgerEntry> entries) {
    for (int at = 0; at < entries.size(); at++) {
      if (entries.get(at).event() instanceof SessionResumed) {
        return entries.subList(0, at);
      }
      if (entries.get(at).event() instanceof SessionEnded) {
        return entries.subList(0, at + 1);
      }
    }
    return entries;
  }

  /** Runs the session again; if it broke off, it may have broken off the first time too. */
  private void rerun(RecordedOrder recorded, ReplayingWitness witness) {
    try {
      cancellable.run(
          () ->
              session(
                  recorded,
                  recorded.target(),
                  new ReplayedEnvironment(witness),
                  Stream.concat(Stream.<SessionListener>of(witness, now::add), listeners.stream())
                      .toList()));
    } catch (TuningException e) {
      if (cancelled || (witness.stop().isEmpty() && !hasEnded(now))) {
        throw e;
      }
    } finally {
      if (!cancelled) {
        // To stop a session its thread is interrupted, which is not meant for whoever called us.
        Thread.interrupted();
      }
    }
  }

  private static boolean hasEnded(List<LedgerEntry> entries) {
    return !entries.isEmpty() && entries.get(entries.size() - 1).event() instanceof SessionEnded;
  }

  private TuningResult session(
      RecordedOrder recorded, String target, Environment environment, List<SessionListener> heard) {
    SkillLibrary library = CrewFiles.readKept(skills(recorded), recorded.host());
    Terms terms = OrderForm.terms(recorded);
    PreparedSession session =
        new PreparedSession(
            target,
            OrderForm.workload(recorded),
            library,
            AgentWiring.connect(OrderForm.agents(recorded), terms.budget(), library, environment),
            terms,
            environment);
    try (Journal journal = Journal.begin(order.results(), environment.clock(), heard)) {
      return session.run(journal, order.results(), cancellable);
    }
  }

  private List<KeptFiles> skills(RecordedOrder recorded) {
    return order.skills().isEmpty()
        ? recorded.skills()
        : CrewFiles.replaced(recorded.skills(), order.skills());
  }

  /** The first divergence of a replay that did not come to the session's end. */
  private Optional<Divergence> untilTheStop(List<LedgerEntry> before, Stop stop) {
    InvalidInputException fault = stop.fault();
    if (fault != null) {
      throw fault;
    }
    int held = (int) Math.min(stop.entries(), now.size());
    return compared(before, now.subList(0, held))
        .firstAsFarAsHeld()
        .or(() -> Optional.ofNullable(stop.divergence()));
  }

  /** A session that was killed at the very last has no end in its ledger. */
  private Optional<Divergence> untilTheEnd(List<LedgerEntry> before) {
    return hasEnded(before)
        ? compared(before, now).first()
        : compared(before, now).firstAsFarAsHeld();
  }

  private LedgerComparison compared(List<LedgerEntry> before, List<LedgerEntry> after) {
    boolean sameSkills = order.skills().isEmpty();
    return LedgerComparison.of(
        before,
        after,
        event -> event instanceof OrderTaken || (!sameSkills && event instanceof CrewWired));
  }
}
