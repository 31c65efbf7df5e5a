package dev.tunesmith.engine.wiring;

import dev.tunesmith.core.session.SessionEvent.OrderTaken;
import dev.tunesmith.core.skill.SkillLibrary;
import dev.tunesmith.core.workload.Counted;
import dev.tunesmith.core.workload.Workload;
import dev.tunesmith.database.connection.Target;
import dev.tunesmith.database.history.StatementCounts;
import dev.tunesmith.engine.laboratory.TimeLimits;
import dev.tunesmith.engine.ledger.Journal;
import dev.tunesmith.engine.order.InvalidInputException;
import dev.tunesmith.engine.order.RunUnderLoad;
import dev.tunesmith.engine.order.SessionListener;
import dev.tunesmith.engine.order.SessionOrder;
import dev.tunesmith.engine.order.Terms;
import dev.tunesmith.engine.order.TuningResult;
import dev.tunesmith.engine.recording.RecordingWitness;
import dev.tunesmith.engine.skills.CrewFiles;
import dev.tunesmith.proof.load.LoadSettings;
import dev.tunesmith.skillfiles.KeptFiles;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Constructs what a session needs, runs it, and closes what was opened. */
public final class SessionWiring {

  private final SessionOrder order;
  private final List<SessionListener> listeners;
  private final InstantSource clock;
  private final CancellableRun cancellable;
  private volatile @Nullable RecordingWitness witness;

  /** Wires a session for an order. */
  public SessionWiring(SessionOrder order, List<SessionListener> listeners) {
    this(order, listeners, new MonotonicClock());
  }

  /** Wires a session that lives by another clock. */
  public SessionWiring(SessionOrder order, List<SessionListener> listeners, InstantSource clock) {
    this.order = order;
    this.listeners = Listening.of(listeners);
    this.clock = clock;
    this.cancellable = new CancellableRun(order.results().folder());
  }

  /** Cancels the session from any thread. */
  public void cancel() {
    RecordingWitness recorder = witness;
    if (recorder != null) {
      recorder.cut();
    }
    cancellable.cancel();
  }

  /** Runs the session on the calling thread. */
  public TuningResult run() {
    return cancellable.run(this::opened);
  }

  /** Everything that may be wrong with the input is found out before a result folder is made. */
  private TuningResult opened() {
    requireTimeToDecide();
    Terms terms = order.terms();
    BriefOpening opening = new BriefOpening(clock, terms.budget().wallClock());
    try (Target target =
        opening.within("the database was reached", () -> TargetOpening.open(order.target()))) {
      TargetOpening.requireRights(target, terms.login());
      TimeLimits limits = TimeLimits.within(terms.budget().wallClock(), load(terms.load()));
      LiveEnvironment live = new LiveEnvironment(clock, target, order.servers().stock(), limits);
      Workload workload =
          opening.within("the workload was read", () -> order.workload().read(target));
      LiveEnvironment bounded = live.copying(terms.cloneBytes(), workload);
      return order.results().areRecorded()
          ? recorded(bounded, workload)
          : unrecorded(bounded, workload, opening);
    }
  }

  static LoadSettings load(RunUnderLoad run) {
    int pairs = LoadSettings.STANDARD.pairs();
    return new LoadSettings(run.connections(), run.side().dividedBy(pairs), pairs);
  }

  private TuningResult unrecorded(LiveEnvironment live, Workload workload, BriefOpening opening) {
    List<KeptFiles> skills = CrewFiles.keep(order.skills());
    SkillLibrary library = CrewFiles.readKept(skills, order.host());
    PreparedSession session = prepared(live, live, workload, library);
    Path folder = order.results().folder();
    try (Journal journal = Journal.begin(folder, clock, listeners)) {
      journal.append(kept(live, session, workload, skills));
      return session.run(journal, folder, cancellable, opening.took());
    }
  }

  private OrderTaken kept(
      LiveEnvironment live, PreparedSession session, Workload workload, List<KeptFiles> skills) {
    List<Counted> counts = StatementCounts.of(live.target(), workload);
    return KeptOrder.of(order, session.target(), workload, skills, counts).event();
  }

  private PreparedSession prepared(
      LiveEnvironment live, Environment environment, Workload workload, SkillLibrary library) {
    Terms terms = order.terms();
    return new PreparedSession(
        TargetOpening.display(order.target(), live.target()),
        workload,
        library,
        AgentWiring.connect(order.agents(), terms.budget(), library, environment),
        terms,
        environment);
  }

  private TuningResult recorded(LiveEnvironment live, Workload workload) {
    Path folder = order.results().folder();
    List<KeptFiles> skills = CrewFiles.keep(order.skills());
    SkillLibrary library = CrewFiles.readKept(skills, order.host());
    try (RecordingWitness recorder = new RecordingWitness(clock, new SecureRandom().nextLong())) {
      witness = recorder;
      PreparedSession session =
          prepared(live, new RecordedEnvironment(live, recorder), workload, library);
      try (Journal journal = Journal.begin(folder, recorder.clock(), with(recorder))) {
        recorder.begin(
            folder, OrderForm.write(order, session.target(), workload, skills, recorder.seed()));
        journal.append(kept(live, session, workload, skills));
        return session.run(journal, folder, cancellable);
      }
    }
  }

  private List<SessionListener> with(SessionListener recorder) {
    return Stream.concat(Stream.of(recorder), listeners.stream()).toList();
  }

  private void requireTimeToDecide() {
    Instant now = clock.instant();
    Optional<Instant> end = order.terms().decisionTime().end(now);
    if (end.isPresent() && !end.get().isAfter(now)) {
      throw new InvalidInputException("the time to decide by, " + end.get() + ", is over");
    }
  }
}
