package dev.tunesmith.cli.session;

import dev.tunesmith.cli.exit.ExitCode;
import dev.tunesmith.cli.option.JdbcUrl;
import dev.tunesmith.cli.option.PasswordOptions;
import dev.tunesmith.cli.option.ResultCommand;
import dev.tunesmith.cli.option.ServerOptions;
import dev.tunesmith.cli.option.SessionLog;
import dev.tunesmith.cli.past.SummaryLines;
import dev.tunesmith.cli.progress.Progress;
import dev.tunesmith.cli.terminal.Terminal;
import dev.tunesmith.engine.TuningSession;
import dev.tunesmith.engine.TuningSessionBuilder;
import dev.tunesmith.engine.order.LoginRights;
import dev.tunesmith.engine.order.SandboxServers;
import dev.tunesmith.engine.order.TuningResult;
import dev.tunesmith.reports.MigrationForm;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tunes a person's database. */
@Command(
    name = "tune",
    description = {
      "Tunes a PostgreSQL database for a workload.",
      "The database is only read, in transactions that are rolled back. Remedies are tried in a",
      "sandbox on this machine, and handed over as migrations with their undo."
    },
    footerHeading = "%nThe workload%n",
    footer = {
      "  Without --workload: the statements that pg_stat_statements holds of this database,"
          + " weighed",
      "  by how often they ran. Their constants are chosen from the columns' statistics.",
      "  One or more files, and folders of them; what each is is found out.",
      "  What the server wrote: its log with durations (stderr, syslog, csvlog, jsonlog, also"
          + " gzip),",
      "  plans of auto_explain, or pg_stat_statements as CSV or JSON. What the application's"
          + " library",
      "  logs: Hibernate, Rails, Django, p6spy, pgjdbc.",
      "  What you wrote: plain SQL, each statement ended by ';', parameters as $1. Comments before"
          + " one",
      "  describe it:",
      "    -- name: open-orders        how it is called in the report",
      "    -- weight: 12.5             how often it runs, relative to the others",
      "    -- target: p95 < 50ms       how fast it must be",
      "    -- max-staleness: 5min      how old its answers may be",
      "    -- critical: true           held to what skill files want of critical queries",
      "",
      "Examples:",
      "  tunesmith tune --url jdbc:postgresql://localhost/shop --user reader \\",
      "      --password-env SHOP_PASSWORD",
      "  tunesmith tune --url jdbc:postgresql://localhost/shop --user reader \\",
      "      --password-env SHOP_PASSWORD --workload workload.sql --out results",
      "  tunesmith tune --url jdbc:postgresql://db:5432/shop --user reader \\",
      "      --password-file ~/.shop-password --workload workload.sql --skills my-crew \\",
      "      --storage-budget 500MB --deadline 30m --fail-on-pending --out results",
      "",
      "Exit codes: 0 finished, 1 a fault of ours, 2 bad input or unreachable database,",
      "3 decisions pending and --fail-on-pending given, 130 stopped by Ctrl-C."
    })
public final class TuneCommand implements Callable<Integer>, ResultCommand {

  private final Terminal terminal;
  private final Map<String, String> environment;

  @Mixin private final PasswordOptions password = new PasswordOptions();
  @Mixin private final BudgetOptions budget = new BudgetOptions();
  @Mixin private final ModelBudgetOptions modelBudget = new ModelBudgetOptions();
  @Mixin private final SessionOptions session = new SessionOptions();
  @Mixin private final ProjectOptions project = new ProjectOptions();
  @Mixin private final DecideOptions decisions = new DecideOptions();
  @Mixin private final ServerOptions servers = new ServerOptions();

  @Option(
      names = "--url",
      paramLabel = "URL",
      required = true,
      order = 1,
      converter = JdbcUrl.class,
      description = "The database, as jdbc:postgresql://HOST[:PORT]/DATABASE.")
  private String url = "";

  @Option(
      names = "--user",
      paramLabel = "USER",
      required = true,
      order = 2,
      description = "The login; reading rights are enough.")
  private String user = "";

  @Option(
      names = "--require-least-privilege",
      order = 4,
      description = {
        "Refuse a login that may do more than read.",
        "Without it such a login is named at the top of the results."
      })
  private boolean requiresLeastPrivilege;

  @Option(
      names = "--workload",
      paramLabel = "FILE",
      arity = "1..*",
      order = 5,
      description = {
        "What the database is asked: SQL, logs, folders of them; see below.",
        "Default: what its server remembers (pg_stat_statements)."
      })
  private List<Path> workload = List.of();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      order = 6,
      description = {
        "Folder for the results; it must not hold those of another session.",
        "Default: a new tunesmith-results here."
      })
  private @Nullable Path out;

  @Option(
      names = "--migration-format",
      paramLabel = "FORM",
      order = 6,
      description = {
        "Also write the migrations as that tool reads them, into a folder of its name in the",
        "results: ${COMPLETION-CANDIDATES}. 'tunesmith migrations DIR' does so later."
      })
  private @Nullable MigrationForm migrationForm;

  @Option(
      names = "--no-journal",
      order = 10,
      description = {
        "Neither look up what earlier sessions learned about such statements nor keep what this",
        "one learns. Otherwise ~/.tunesmith/journal is used, or what 'journal:' of the settings",
        "says."
      })
  private boolean isForgetful;

  @Option(
      names = "--fail-on-pending",
      order = 13,
      description = "End with code 3 if a decision waits for you.")
  private boolean failsOnPending;

  /**
   * A command that writes to {@code terminal} and finds passwords and keys in {@code environment}.
   */
  public TuneCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.environment = Map.copyOf(environment);
  }

  @Override
  public Optional<Path> resultFolder() {
    return Optional.ofNullable(out);
  }

  @Override
  public Integer call() {
    Path folder = out == null ? FreeFolder.named(Path.of(""), "tunesmith-results") : out;
    out = folder;
    TuningSessionBuilder builder =
        TuningSession.builder().target(url, user, password.password(environment)).results(folder);
    if (!workload.isEmpty()) {
      builder.workload(workload.toArray(Path[]::new));
    }
    if (requiresLeastPrivilege) {
      builder.login(LoginRights.READING_ALONE);
    }
    budget.applyTo(builder);
    modelBudget.applyTo(builder);
    session.applyTo(builder, environment);
    project.applyTo(builder, environment);
    Progress.Detail detail = session.detail();
    SandboxServers stock = servers.servers(environment);
    SessionLog.into(folder);
    TuningResult result = run(builder, stock, detail, folder);
    SummaryLines.print(terminal, result.state(), result.folder());
    if (migrationForm != null) {
      migrationForm.write(folder.resolve(migrationForm.folderName()), result.state());
    }
    return result.decisionsPending() > 0 && failsOnPending
        ? ExitCode.DECISIONS_PENDING
        : ExitCode.FINISHED;
  }

  private TuningResult run(
      TuningSessionBuilder builder, SandboxServers stock, Progress.Detail detail, Path folder) {
    try (Progress progress = Progress.on(terminal, detail);
        Interruption interruption = Interruption.watch(terminal, progress, folder)) {
      decisions.applyTo(builder, terminal, progress);
      if (!isForgetful) {
        session.remember(builder, environment, progress::say);
      }
      builder.servers(stock.saying(progress::say));
      return SessionRun.run(builder, progress, interruption);
    }
  }
}
