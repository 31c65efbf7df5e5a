package dev.tunesmith.engine.wiring;

import dev.tunesmith.core.session.SessionEvent.SessionOpened;
import dev.tunesmith.core.skill.SkillLibrary;
import dev.tunesmith.core.workload.Workload;
import dev.tunesmith.database.connection.Target;
import dev.tunesmith.database.workload.WorkloadFile;
import dev.tunesmith.engine.InvalidInputException;
import dev.tunesmith.engine.ProductVersion;
import dev.tunesmith.engine.SessionListener;
import dev.tunesmith.engine.SessionOrder;
import dev.tunesmith.engine.TuningResult;
import dev.tunesmith.engine.WorkloadText;
import dev.tunesmith.engine.laboratory.Laboratory;
import dev.tunesmith.engine.laboratory.LiveLaboratory;
import dev.tunesmith.engine.ledger.Journal;
import dev.tunesmith.engine.loop.SessionLoop;
import dev.tunesmith.reports.ResultFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Constructs what a session needs, runs it, and closes what was opened. */
public final class SessionWiring {

  private final SessionOrder order;
  private final List<SessionListener> listeners;
  private final InstantSource clock;
  private final Undertaking undertaking;

  /** Wires a session for an order. */
  public SessionWiring(SessionOrder order, List<SessionListener> listeners) {
    this(order, listeners, new SteadyClock());
  }

  /** Wires a session that lives by another clock. */
  public SessionWiring(SessionOrder order, List<SessionListener> listeners, InstantSource clock) {
    this.order = order;
    this.listeners = List.copyOf(listeners);
    this.clock = clock;
    this.undertaking = new Undertaking(order.results());
  }

  /** Cancels the session from any thread. */
  public void cancel() {
    undertaking.cancel();
  }

  /** Runs the session on the calling thread. */
  public TuningResult run() {
    return undertaking.run(this::opened);
  }

  /** Everything that may be wrong with the input is found out before a result folder is made. */
  private TuningResult opened() {
    requireTimeToDecide();
    Workload workload = WorkloadFile.parse(workloadText(), workloadName());
    SkillLibrary library = CrewLoading.read(order.skills(), order.host());
    try (Target target = TargetOpening.open(order.target())) {
      AgentWiring agents = AgentWiring.connect(order, library, clock);
      try (Journal journal = Journal.begin(order.results(), clock, listeners);
          Laboratory laboratory = new LiveLaboratory(target, journal.evidence(), clock)) {
        begin(journal, target, agents);
        SessionLoop loop =
            new SessionLoop(
                journal, laboratory, schema -> agents.agents(schema, journal::tell), clock);
        undertaking.work(journal, () -> loop.run(library, workload, order.terms()));
        ResultFolder.write(order.results(), journal.state());
        return new TuningResult(journal.state(), order.results());
      }
    }
  }

  private void requireTimeToDecide() {
    Instant now = clock.instant();
    Optional<Instant> end = order.terms().decisionTime().end(now);
    if (end.isPresent() && !end.get().isAfter(now)) {
      throw new InvalidInputException("the time to decide by, " + end.get() + ", is over");
    }
  }

  private void begin(Journal journal, Target target, AgentWiring agents) {
    journal.append(
        new SessionOpened(
            UUID.randomUUID().toString(),
            ProductVersion.current(),
            TargetOpening.display(order.target(), target),
            agents.name(),
            order.terms().budget()));
    agents.asked().forEach(journal::append);
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
