package dev.tunesmith.mcp.tool;

import dev.tunesmith.core.session.Commission;
import dev.tunesmith.core.tool.Tool;
import dev.tunesmith.core.tool.Value;
import dev.tunesmith.core.tool.Value.Structure;
import dev.tunesmith.engine.order.NamedDatabase;
import dev.tunesmith.mcp.session.Chosen;
import dev.tunesmith.mcp.session.RefusedCallException;
import dev.tunesmith.mcp.session.SessionId;
import dev.tunesmith.mcp.session.SessionWish;
import dev.tunesmith.mcp.session.SessionWish.Statements;
import dev.tunesmith.mcp.session.Sessions;
import dev.tunesmith.mcp.tool.HostTool.Effect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Begins sessions, follows them, decides and ends. */
final class SessionTools {
  private static final String WORKLOAD_FILE = "workload_file";
  private static final String WORKLOAD_SQL = "workload_sql";
  private static final String GOAL = "goal";
  private static final String ACCEPTANCE = "acceptance";
  private static final String CONSTRAINTS = "constraints";
  private static final String MIND = "mind";
  private static final String DEADLINE = "deadline_minutes";
  private static final String STORAGE = "storage_mb";
  private static final String AFTER = "after";
  private static final String OPTION = "option";
  private static final String NOTE = "note";

  private static final Duration PATIENCE = Duration.ofMinutes(30);
  private static final double MOST_MINUTES = 24 * 60;
  private static final long MEGABYTE = 1_000_000;

  private final Setup setup;
  private final Sessions sessions;
  private final NamedDatabases databases;

  SessionTools(Setup setup) {
    this.setup = setup;
    this.sessions = setup.sessions();
    this.databases = new NamedDatabases(setup.settings());
  }

  HostTool start() {
    return new HostTool(
        new Tool(
            "tuning_start",
            "Starts tuning a database in the background and returns a session id at once. The"
                + " database is only read; remedies are tried and measured in a sandbox copy, and"
                + " handed over as migrations. It goes on if you disconnect. Then follow it with"
                + " tuning_status.",
            List.of(
                Parameters.database(),
                Parameters.optional(
                    WORKLOAD_FILE, "path of a .sql file with the statements to make faster"),
                Parameters.optional(
                    WORKLOAD_SQL, "the statements themselves; default: what the server remembers"),
                Parameters.optional(
                    MIND,
                    "who works the cases: host = you, by case_next; builtin = the playbook"
                        + " (default); or a model the person set up, as openai:NAME"),
                Parameters.optional(GOAL, "as at tuning_prepare; so the next two"),
                Parameters.optional(ACCEPTANCE, ""),
                Parameters.optional(CONSTRAINTS, ""),
                Parameters.optional(DEADLINE, Tool.Type.NUMBER, "default 30"),
                Parameters.optional(
                    STORAGE, Tool.Type.NUMBER, "how much the remedies may add; default no limit"))),
        "Start tuning",
        Effect.ACTS,
        this::started);
  }

  private HostAnswer started(Structure arguments, String client) {
    String database = arguments.text(Parameters.DATABASE).orElse("").strip();
    SessionWish wish = wish(database, arguments, client);
    SessionId id = sessions.begin(database, wish);
    String next =
        wish.mind().equals("host")
            ? "call case_next with session=" + id + ", and go on until no case waits"
            : "call tuning_status with session=" + id + " in about 15 s";
    return HostAnswer.of("session: " + id + "\nmind: " + wish.mind() + "\nnext: " + next);
  }

  private SessionWish wish(String database, Structure arguments, String client) {
    NamedDatabase named = databases.find(database);
    String mind = arguments.text(MIND).map(String::strip).orElse("builtin");
    return new SessionWish(
        named.target(setup.environment()),
        workload(arguments, named),
        mind,
        HostNames.of(client),
        setup.skills(),
        Files.exists(setup.settings()) ? setup.settings() : null,
        new SessionWish.Limits(deadline(arguments), storage(arguments), PATIENCE),
        said(arguments, named).settled());
  }

  private static Commission.Said said(Structure arguments, NamedDatabase named) {
    String workload =
        arguments
            .text(WORKLOAD_FILE)
            .or(() -> arguments.text(WORKLOAD_SQL).map(sql -> "the statements given as SQL"))
            .or(() -> Optional.ofNullable(named.workload()).map(Path::toString))
            .orElse(null);
    return new Commission.Said(
        arguments.text(GOAL).orElse(null),
        arguments.text(ACCEPTANCE).orElse(null),
        arguments.text(CONSTRAINTS).orElse(null),
        workload);
  }

  HostTool prepare() {
    return new HostTool(
        new Tool(
            "tuning_prepare",
            "Takes what the person said so far and answers with what is still to be asked, with"
                + " what is assumed otherwise. Ask the person these questions, then call"
                + " tuning_start with the same arguments. Starts nothing.",
            List.of(
                Parameters.database(),
                Parameters.optional(GOAL, "what should become better, in the person's words"),
                Parameters.optional(ACCEPTANCE, "when it is good enough"),
                Parameters.optional(CONSTRAINTS, "what must not happen"),
                Parameters.optional(WORKLOAD_FILE, "path of a .sql file"))),
        "Prepare tuning",
        Effect.READS,
        (arguments, client) -> prepared(arguments));
  }

  private HostAnswer prepared(Structure arguments) {
    String database = arguments.text(Parameters.DATABASE).orElse("").strip();
    NamedDatabase named = databases.find(database);
    workload(arguments, named);
    List<Commission.Question> missing = said(arguments, named).missing();
    String questions =
        missing.stream()
            .map(each -> each.name() + ": " + each.words() + "\n  assumed: " + each.usual())
            .collect(Collectors.joining("\n"));
    return HostAnswer.of(
        missing.isEmpty()
            ? "all is said\nnext: call tuning_start with the same arguments"
            : "still to be asked (what is not answered is assumed):\n"
                + questions
                + "\nnext: ask the person, then call tuning_start with database="
                + database
                + " and what they said (workload: as workload_file or workload_sql)");
  }

  private static @Nullable Statements workload(Structure arguments, NamedDatabase named) {
    Optional<String> file = arguments.text(WORKLOAD_FILE).filter(each -> !each.isBlank());
    Optional<String> sql = arguments.text(WORKLOAD_SQL).filter(each -> !each.isBlank());
    if (file.isPresent() && sql.isPresent()) {
      throw new RefusedCallException(
          "workload-twice", "there are two workloads", "keep workload_file or workload_sql");
    }
    if (file.isPresent() && !Files.isReadable(Path.of(file.get().strip()))) {
      throw new RefusedCallException(
          "workload-missing",
          "there is no readable file " + file.get().strip(),
          "name an absolute path on the machine Tunesmith runs on, or give workload_sql");
    }
    if (sql.isPresent()) {
      return new Statements.Written(sql.get());
    }
    Path path = file.map(String::strip).map(Path::of).orElse(named.workload());
    return path == null ? null : new Statements.InFile(path);
  }

  private static @Nullable Duration deadline(Structure arguments) {
    Optional<Double> minutes = arguments.number(DEADLINE);
    if (minutes.isEmpty()) {
      return null;
    }
    demand(minutes.get() > 0 && minutes.get() <= MOST_MINUTES, DEADLINE, "above 0, at most 1440");
    return Duration.ofSeconds(Math.max(1, Math.round(minutes.get() * 60)));
  }

  private static @Nullable Long storage(Structure arguments) {
    Optional<Double> megabytes = arguments.number(STORAGE);
    megabytes.ifPresent(each -> demand(each >= 0 && each < 1e9, STORAGE, "0 or more"));
    return megabytes.map(each -> Math.round(each * MEGABYTE)).orElse(null);
  }

  private static void demand(boolean holds, String argument, String what) {
    if (!holds) {
      throw new RefusedCallException("arguments-wrong", argument + " must be " + what, "mend it");
    }
  }

  HostTool status() {
    return new HostTool(
        new Tool(
            "tuning_status",
            "How a session stands: what is being done and by whom, what happened since, what waits"
                + " for you or the person.",
            List.of(
                Parameters.session(),
                Parameters.optional(
                    AFTER,
                    Tool.Type.NUMBER,
                    "the number 'after' of the last answer: only what is new"))),
        "Tuning status",
        Effect.READS,
        (arguments, client) ->
            HostAnswer.of(
                sessions.status(
                    session(arguments), arguments.number(AFTER).orElse(0.0).longValue())));
  }

  HostTool cancel() {
    return new HostTool(
        new Tool(
            "tuning_cancel",
            "Stops a session; what it found is kept. Only if the person wants it.",
            List.of(Parameters.session())),
        "Stop tuning",
        Effect.ENDS,
        (arguments, client) ->
            HostAnswer.of(sessions.cancel(session(arguments)) + "\nnext: call tuning_report"));
  }

  HostTool decide() {
    return new HostTool(
        new Tool(
            "tuning_decide",
            "What only the person may decide. Without option: the choices with measured effects"
                + " and what is recommended; show them. With option: carries out what the person"
                + " chose, never what you would choose.",
            List.of(
                Parameters.session(),
                Parameters.required(Parameters.ISSUE, "as I3"),
                Parameters.optional(OPTION, "the name of the person's choice"),
                Parameters.optional(NOTE, "the person's reason, to be remembered"))),
        "Decide",
        Effect.ACTS,
        this::decided);
  }

  private HostAnswer decided(Structure arguments, String client) {
    String session = session(arguments);
    String issue = arguments.text(Parameters.ISSUE).orElse("").strip().toUpperCase(Locale.ROOT);
    Optional<String> option = arguments.text(OPTION).map(String::strip);
    if (option.isEmpty()) {
      return HostAnswer.of(sessions.question(session, issue));
    }
    Chosen chosen = new Chosen(issue, option.get(), arguments.text(NOTE).orElse(""));
    return HostAnswer.of(
        sessions.decide(session, chosen, database -> wish(database, Value.structure(), client)));
  }

  private static String session(Structure arguments) {
    return arguments.text(Parameters.SESSION).orElse("");
  }
}
