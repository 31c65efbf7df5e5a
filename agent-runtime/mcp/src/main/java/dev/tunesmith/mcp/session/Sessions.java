package dev.tunesmith.mcp.session;

import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.core.tool.Value;
import dev.tunesmith.core.tool.Value.Structure;
import dev.tunesmith.engine.PastSession;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** All sessions on this machine that hosts began, at work or not. Nothing is kept in between. */
public final class Sessions {
  private static final long STARTING_NANOS = 6_000_000_000L;
  private static final long LOOK_NANOS = 50_000_000L;
  private static final String LEDGER = "ledger.jsonl";

  private final SessionFolders folders;
  private final WorkerCommand command;
  private final InstantSource clock = InstantSource.system();

  /**
   * Sessions whose folders are below {@code root}.
   *
   * @param command starts their workers
   */
  public Sessions(Path root, WorkerCommand command) {
    this.folders = new SessionFolders(root);
    this.command = command;
  }

  /** Begins a session and waits until its worker can be asked, or a few seconds at most. */
  public SessionId begin(String database, SessionWish wish) {
    SessionId id = SessionId.draw();
    Path folder = folders.create(id);
    start(folder, database, wish.order());
    return id;
  }

  /** The worker writes its own note once it listens. */
  private void start(Path folder, String database, WorkerOrder order) {
    WorkerNote.starting(database).write(folder);
    command.start(folder, database, order);
    long start = System.nanoTime();
    while (WorkerNote.read(folder).filter(WorkerNote::isStarting).isPresent()
        && System.nanoTime() - start < STARTING_NANOS
        && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  /** How a session stands, and what happened after an entry. */
  public String status(String session, long after) {
    Path folder = folders.find(session);
    Structure question =
        Value.structure()
            .with(SessionDesk.CALL, SessionDesk.STATUS)
            .with(SessionDesk.AFTER, (double) after);
    return ask(folder, question).orElseGet(() -> past(folder, after));
  }

  private String past(Path folder, long after) {
    SessionView view =
        Files.exists(folder.resolve(LEDGER))
            ? SessionView.of(PastSession.entries(folder))
            : new SessionView();
    return new SessionStatus(String.valueOf(folder.getFileName()), phase(folder, view))
        .text(view, after, clock.instant(), hints(folder));
  }

  private static String phase(Path folder, SessionView view) {
    WorkerNote note = WorkerNote.read(folder).orElse(null);
    if (note == null || note.isStarting()) {
      return WorkerNote.STARTING;
    }
    if (note.isRunning()) {
      return "cut off: its process is gone; what it found by then is kept";
    }
    String ending = view.ending();
    return switch (note.outcome()) {
      case WorkerNote.FAILED -> "failed: " + note.message();
      case WorkerNote.CANCELLED -> "cancelled";
      default -> ending.isEmpty() ? "ended" : "ended: " + ending;
    };
  }

  private static List<String> hints(Path folder) {
    WorkerNote note = WorkerNote.read(folder).orElseGet(() -> WorkerNote.starting(""));
    if (note.isStarting()) {
      return List.of("call tuning_status in 2 s; if it stays so, look into " + folder);
    }
    return note.outcome().equals(WorkerNote.FAILED)
        ? List.of("mend what is said, then call tuning_start")
        : List.of();
  }

  /** Stops a session. */
  public String cancel(String session) {
    return ofWorker(session, Value.structure().with(SessionDesk.CALL, SessionDesk.CANCEL));
  }

  /** What can be chosen about an issue. */
  public String question(String session, String issue) {
    return Fence.around(OpenQuestion.in(state(session), new IssueId(issue)).text(), 2_000)
        + "\nnext: ask the person, then call tuning_decide with option";
  }

  /**
   * Decides about an issue. Where the session has ended, what was chosen is carried out by a worker
   * of its own.
   *
   * @param wish the session's database, for that worker
   */
  public String decide(String session, Chosen chosen, SessionWish.Source wish) {
    Path folder = folders.find(session);
    Structure question =
        Value.structure()
            .with(SessionDesk.CALL, SessionDesk.DECIDE)
            .with(SessionDesk.ISSUE, chosen.issue())
            .with(SessionDesk.OPTION, chosen.option())
            .with(SessionDesk.NOTE, chosen.note());
    return ask(folder, question).orElseGet(() -> decideLate(folder, chosen, wish));
  }

  private String decideLate(Path folder, Chosen chosen, SessionWish.Source wish) {
    OpenQuestion.in(PastSession.read(folder), new IssueId(chosen.issue()))
        .refuseUnless(chosen.option());
    WorkerNote note = WorkerNote.read(folder).orElseGet(() -> WorkerNote.starting(""));
    if (note.isStarting()) {
      throw new RefusedCallException(
          "session-starting", "its process is being started", "call tuning_status, then decide");
    }
    WorkerOrder order = wish.of(note.database()).order();
    start(
        folder,
        note.database(),
        order.deciding(new WorkerOrder.Decision(chosen.issue(), chosen.option(), chosen.note())));
    return chosen.issue()
        + ": "
        + chosen.option()
        + " is being carried out in a new sandbox, measured and judged\nnext: call tuning_status";
  }

  /**
   * The case that waits for a host's model.
   *
   * @param handed what a case says to the last call; empty for the next one that waits
   */
  public String nextCase(String session, String handed) {
    return ofWorker(
        session,
        Value.structure()
            .with(SessionDesk.CALL, SessionDesk.CASE_NEXT)
            .with(SessionDesk.CASE, handed));
  }

  /** Calls a tool of a case, or ends it, as the host's model. */
  public String answerCase(String session, String handed, String tool, Structure arguments) {
    return ofWorker(
        session,
        Value.structure()
            .with(SessionDesk.CALL, SessionDesk.CASE_ANSWER)
            .with(SessionDesk.CASE, handed)
            .with(SessionDesk.TOOL, tool)
            .with(SessionDesk.ARGUMENTS, arguments));
  }

  private String ofWorker(String session, Structure question) {
    return ask(folders.find(session), question).orElseThrow(Sessions::isOver);
  }

  private static RefusedCallException isOver() {
    return new RefusedCallException(
        "session-over", "the session is not at work", "call tuning_report");
  }

  /** What a session has come to so far. */
  public SessionState state(String session) {
    return PastSession.read(folder(session));
  }

  /** The folder of a session whose ledger has begun. */
  public Path folder(String session) {
    Path folder = folders.find(session);
    if (!Files.exists(folder.resolve(LEDGER))) {
      throw new RefusedCallException(
          "nothing-yet", "the session has nothing to tell yet", "call tuning_status");
    }
    return folder;
  }

  /** The folder of a session, whether or not it has begun. */
  public Path place(SessionId session) {
    return folders.find(session.value());
  }

  /** The latest sessions, newest first. */
  public List<SessionId> latest() {
    return folders.latest();
  }

  /** What a worker answers; empty where none is there. */
  private static Optional<String> ask(Path folder, Structure question) {
    Optional<Structure> answer =
        WorkerNote.read(folder)
            .filter(WorkerNote::isRunning)
            .flatMap(note -> WorkerSocket.ask(Path.of(note.socket()), question));
    answer
        .filter(each -> each.text(SessionDesk.ERROR).isPresent())
        .ifPresent(
            each -> {
              throw new RefusedCallException(
                  each.text(SessionDesk.ERROR).orElse(""),
                  each.text(SessionDesk.MESSAGE).orElse(""),
                  each.text(SessionDesk.ADVICE).orElse(""));
            });
    return answer.flatMap(each -> each.text(SessionDesk.TEXT));
  }
}
