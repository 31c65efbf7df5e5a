package dev.tunesmith.mcp.session;

import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.engine.LateDecision;
import dev.tunesmith.engine.PastSession;
import dev.tunesmith.engine.TuningSession;
import dev.tunesmith.engine.TuningSessionBuilder;
import dev.tunesmith.engine.order.JournalPlace;
import dev.tunesmith.engine.order.SandboxServers;
import dev.tunesmith.engine.order.SessionCancelledException;
import dev.tunesmith.engine.order.TuningException;
import dev.tunesmith.engine.settings.SettingsFile;
import dev.tunesmith.json.CoreJson;
import dev.tunesmith.mcp.journal.Journals;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one session, or one decision about a session that has ended, and answers who asks. */
public final class Worker {
  private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

  private final Path folder;
  private final String database;
  private final Map<String, String> environment;
  private final InstantSource clock = InstantSource.system();
  private final SessionView view = new SessionView();
  private volatile Runnable cancelling = () -> {};

  /**
   * A worker for a folder.
   *
   * @param database the name of the database it works on
   * @param environment where addresses and keys of models are looked up
   */
  public Worker(Path folder, String database, Map<String, String> environment) {
    this.folder = folder;
    this.database = database;
    this.environment = Map.copyOf(environment);
  }

  /**
   * Works until it is done.
   *
   * @param written what is to be done, as whoever started it wrote it
   * @param servers where the sandbox's server comes from
   */
  // A boundary: whatever ends the work, it is noted for whoever asks later.
  @SuppressWarnings("checkstyle:IllegalCatch")
  public void work(InputStream written, SandboxServers servers) {
    WorkerOrder order = read(written);
    DecisionDesk decisions =
        new DecisionDesk(clock, Duration.ofSeconds(order.limits().patienceSeconds()));
    CaseDesk cases = order.isWorkedByHost() ? new CaseDesk(order.mindName()) : null;
    SessionDesk desk =
        new SessionDesk(
            String.valueOf(folder.getFileName()),
            order.decision() == null ? SessionDesk.Work.SESSION : SessionDesk.Work.DECISION,
            view,
            decisions,
            cases,
            clock,
            () -> cancelling.run());
    try (WorkerSocket socket = WorkerSocket.open(folder, desk::answer)) {
      WorkerNote note =
          new WorkerNote(
              ProcessHandle.current().pid(),
              socket.path().toString(),
              database,
              WorkerNote.RUNNING,
              "");
      note.write(folder);
      try {
        run(order, decisions, cases, servers);
        note.with(WorkerNote.ENDED, "").write(folder);
      } catch (SessionCancelledException e) {
        note.with(WorkerNote.CANCELLED, "").write(folder);
      } catch (TuningException e) {
        note.with(WorkerNote.FAILED, String.valueOf(e.getMessage())).write(folder);
      } catch (RuntimeException | Error e) {
        LOG.error("the session broke", e);
        note.with(WorkerNote.FAILED, "a fault of ours, see tunesmith.log in " + folder)
            .write(folder);
      }
    }
  }

  private static WorkerOrder read(InputStream written) {
    try (written) {
      return CoreJson.read(
          new String(written.readAllBytes(), StandardCharsets.UTF_8), WorkerOrder.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void run(
      WorkerOrder order, DecisionDesk decisions, @Nullable CaseDesk cases, SandboxServers servers) {
    SandboxServers heard = servers.saying(view::say);
    if (order.decision() == null) {
      TuningSessionBuilder builder = session(order, decisions, heard);
      TuningSession session =
          (cases == null ? builder.model(order.mind()) : builder.mind(cases)).build();
      cancelling = session::cancel;
      session.run();
    } else {
      PastSession.entries(folder).forEach(view::add);
      LateDecision decision = decision(order, order.decision(), heard);
      cancelling = decision::cancel;
      decision.run();
    }
  }

  private TuningSessionBuilder session(
      WorkerOrder order, DecisionDesk decisions, SandboxServers servers) {
    TuningSessionBuilder builder =
        TuningSession.builder()
            .target(order.url(), order.user(), order.password())
            .servers(servers)
            .results(folder)
            .environment(environment)
            .listener(view::add)
            .decider(decisions)
            .skills(skills(order));
    JournalPlace place = new JournalPlace.Usual();
    if (order.settings() != null) {
      Path settings = Path.of(order.settings());
      builder.settings(settings);
      place = SettingsFile.read(settings).journal();
    }
    Journals.open(place, environment, view::say).ifPresent(builder::journal);
    if (order.workloadFile() != null) {
      builder.workload(Path.of(order.workloadFile()));
    } else if (order.workloadSql() != null) {
      builder.workload(order.workloadSql());
    }
    if (order.commission() != null) {
      builder.commission(order.commission());
    }
    if (!order.host().isEmpty()) {
      builder.host(order.host());
    }
    if (order.limits().deadlineSeconds() != null) {
      builder.deadline(Duration.ofSeconds(order.limits().deadlineSeconds()));
    }
    if (order.limits().storageBytes() != null) {
      builder.storageBudget(order.limits().storageBytes());
    }
    return builder;
  }

  private LateDecision decision(
      WorkerOrder order, WorkerOrder.Decision chosen, SandboxServers servers) {
    return LateDecision.about(folder, new IssueId(chosen.issue()))
        .choose(chosen.option(), chosen.note())
        .target(order.url(), order.user(), order.password())
        .servers(servers)
        .skills(skills(order))
        .listener(view::add)
        .build();
  }

  private static Path[] skills(WorkerOrder order) {
    return order.skills().stream().map(Path::of).toArray(Path[]::new);
  }
}
