package dev.tunesmith.engine.wiring;

import dev.tunesmith.core.session.SessionEvent.SessionEnded;
import dev.tunesmith.core.session.SessionEvent.SessionOpened;
import dev.tunesmith.core.session.StopReason;
import dev.tunesmith.core.skill.SkillLibrary;
import dev.tunesmith.core.workload.Workload;
import dev.tunesmith.database.ConnectionLostException;
import dev.tunesmith.database.DatabaseException;
import dev.tunesmith.database.connection.Credentials;
import dev.tunesmith.database.connection.RefusedAddressException;
import dev.tunesmith.database.connection.Target;
import dev.tunesmith.database.connection.TargetAddress;
import dev.tunesmith.database.connection.UnreachableDatabaseException;
import dev.tunesmith.database.workload.WorkloadException;
import dev.tunesmith.database.workload.WorkloadFile;
import dev.tunesmith.engine.InvalidInputException;
import dev.tunesmith.engine.ProductVersion;
import dev.tunesmith.engine.SessionCancelledException;
import dev.tunesmith.engine.SessionListener;
import dev.tunesmith.engine.SessionOrder;
import dev.tunesmith.engine.TargetDatabase;
import dev.tunesmith.engine.TuningException;
import dev.tunesmith.engine.TuningResult;
import dev.tunesmith.engine.WorkloadText;
import dev.tunesmith.engine.ledger.Journal;
import dev.tunesmith.engine.loop.SessionLoop;
import dev.tunesmith.proof.timing.TrialCancelledException;
import dev.tunesmith.reports.ResultFolder;
import dev.tunesmith.reports.ResultsNotWrittenException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Constructs what a session needs, runs it, and closes what was opened. */
public final class SessionWiring {

  private final SessionOrder order;
  private final List<SessionListener> listeners;
  private final InstantSource clock;
  private volatile @Nullable Thread runner;
  private volatile boolean cancelled;

  /** Wires a session for an order. */
  public SessionWiring(SessionOrder order, List<SessionListener> listeners) {
    this(order, listeners, new SteadyClock());
  }

  /** Wires a session that lives by another clock. */
  public SessionWiring(SessionOrder order, List<SessionListener> listeners, InstantSource clock) {
    this.order = order;
    this.listeners = List.copyOf(listeners);
    this.clock = clock;
  }

  /** Cancels the session from any thread. */
  public void cancel() {
    cancelled = true;
    Thread running = runner;
    if (running != null) {
      running.interrupt();
    }
  }

  /** Runs the session on the calling thread. */
  public TuningResult run() {
    runner = Thread.currentThread();
    try {
      return explained();
    } finally {
      runner = null;
    }
  }

  private TuningResult explained() {
    try {
      return opened();
    } catch (TrialCancelledException e) {
      throw new SessionCancelledException(cancelledText());
    } catch (ConnectionLostException e) {
      throw cancelled
          ? new SessionCancelledException(cancelledText())
          : new InvalidInputException("the database went away: " + e.getMessage(), e);
    } catch (RefusedAddressException | UnreachableDatabaseException | WorkloadException e) {
      throw new InvalidInputException(String.valueOf(e.getMessage()), e);
    } catch (DatabaseException | ResultsNotWrittenException e) {
      throw new TuningException(String.valueOf(e.getMessage()), e);
    }
  }

  private String cancelledText() {
    return "the session was cancelled; its ledger is in " + order.results();
  }

  /** Everything that may be wrong with the input is found out before a result folder is made. */
  private TuningResult opened() {
    Workload workload = WorkloadFile.parse(workloadText(), workloadName());
    SkillLibrary library = CrewLoading.read(order.skills(), order.host());
    try (Target target = open(order.target())) {
      AgentWiring agents = AgentWiring.connect(order, library, clock);
      try (Journal journal = Journal.begin(order.results(), clock, listeners)) {
        begin(journal, target, agents);
        work(journal, target, agents, library, workload);
        ResultFolder.write(order.results(), journal.state());
        return new TuningResult(journal.state(), order.results());
      }
    }
  }

  private void begin(Journal journal, Target target, AgentWiring agents) {
    journal.append(
        new SessionOpened(
            UUID.randomUUID().toString(),
            ProductVersion.current(),
            displayOf(target),
            agents.name(),
            order.budget()));
    agents.asked().forEach(journal::append);
  }

  private void work(
      Journal journal, Target target, AgentWiring agents, SkillLibrary library, Workload workload) {
    boolean ended = false;
    String detail = "";
    SessionLoop loop =
        new SessionLoop(journal, target, schema -> agents.agents(schema, journal::append), clock);
    try {
      loop.run(library, workload, order.budget());
      ended = true;
    } catch (DatabaseException | TuningException e) {
      detail = String.valueOf(e.getMessage());
      throw e;
    } finally {
      if (!ended) {
        leaveAnAccount(journal, detail);
      }
    }
  }

  /** What there is of a session that broke off is kept, and can be read. */
  private void leaveAnAccount(Journal journal, String detail) {
    boolean wasInterrupted = Thread.interrupted();
    StopReason reason = cancelled || wasInterrupted ? StopReason.CANCELLED : StopReason.FAILED;
    journal.append(new SessionEnded(reason, reason == StopReason.FAILED ? detail : ""));
    ResultFolder.write(order.results(), journal.state());
    if (wasInterrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private String displayOf(Target target) {
    return order.target() instanceof TargetDatabase.Addressed addressed
        ? TargetAddress.parse(addressed.jdbcUrl()).display()
        : "database " + target.server().database();
  }

  private static Target open(TargetDatabase database) {
    if (database instanceof TargetDatabase.Hosted hosted) {
      return Target.of(hosted.dataSource());
    }
    TargetDatabase.Addressed addressed = (TargetDatabase.Addressed) database;
    String password = addressed.password();
    return Target.open(
        TargetAddress.parse(addressed.jdbcUrl()),
        new Credentials(addressed.user(), password == null ? null : password.toCharArray()));
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
