package dev.tunesmith.engine.wiring;

import dev.tunesmith.core.skill.SkillLibrary;
import dev.tunesmith.core.workload.Workload;
import dev.tunesmith.database.connection.Target;
import dev.tunesmith.database.workload.WorkloadFile;
import dev.tunesmith.engine.ledger.Journal;
import dev.tunesmith.engine.order.InvalidInputException;
import dev.tunesmith.engine.order.SessionListener;
import dev.tunesmith.engine.order.SessionOrder;
import dev.tunesmith.engine.order.Terms;
import dev.tunesmith.engine.order.TuningResult;
import dev.tunesmith.engine.order.WorkloadText;
import dev.tunesmith.engine.recording.RecordedOrder;
import dev.tunesmith.engine.recording.RecordingWitness;
import dev.tunesmith.engine.skills.CrewFiles;
import dev.tunesmith.skillfiles.KeptFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
    this.listeners = List.copyOf(listeners);
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
    RecordedOrder.WorkloadText text =
        new RecordedOrder.WorkloadText(workloadName(), workloadText());
    Workload workload = WorkloadFile.parse(text.sql(), text.name());
    List<KeptFiles> skills = CrewFiles.keep(order.skills());
    SkillLibrary library = CrewFiles.readKept(skills, order.host());
    try (Target target = TargetOpening.open(order.target())) {
      LiveEnvironment direct = new LiveEnvironment(clock, target);
      return order.results().areRecorded()
          ? recorded(direct, workload, library, text, skills)
          : run(ready(direct, direct, workload, library));
    }
  }

  private PreparedSession ready(
      LiveEnvironment direct, Environment environment, Workload workload, SkillLibrary library) {
    Terms terms = order.terms();
    return new PreparedSession(
        TargetOpening.display(order.target(), direct.target()),
        workload,
        library,
        AgentWiring.connect(order.agents(), terms.budget(), library, environment),
        terms,
        environment);
  }

  private TuningResult run(PreparedSession session) {
    Path folder = order.results().folder();
    try (Journal journal = Journal.begin(folder, clock, listeners)) {
      return session.run(journal, folder, cancellable);
    }
  }

  private TuningResult recorded(
      LiveEnvironment direct,
      Workload workload,
      SkillLibrary library,
      RecordedOrder.WorkloadText text,
      List<KeptFiles> skills) {
    Path folder = order.results().folder();
    try (RecordingWitness recorder = new RecordingWitness(clock, new SecureRandom().nextLong())) {
      witness = recorder;
      PreparedSession session =
          ready(direct, new RecordedEnvironment(direct, recorder), workload, library);
      try (Journal journal = Journal.begin(folder, recorder.clock(), with(recorder))) {
        recorder.begin(
            folder, OrderForm.write(order, session.target(), text, skills, recorder.seed()));
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

  private String workloadText() {
    if (order.workload() instanceof WorkloadText.Inline inline) {
      return inline.sql();
    }
    Path file = ((WorkloadText.InFile) order.workload()).file();
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new InvalidInputException(
          "cannot read the workload " + file + "; is it there, readable, and UTF-8 text?", e);
    }
  }

  private String workloadName() {
    return order.workload() instanceof WorkloadText.InFile inFile
        ? inFile.file().toString()
        : "workload";
  }
}
