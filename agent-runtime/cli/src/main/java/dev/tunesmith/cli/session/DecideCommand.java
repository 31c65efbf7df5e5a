package dev.tunesmith.cli.session;

import dev.tunesmith.cli.exit.ExitCode;
import dev.tunesmith.cli.option.ByteSize;
import dev.tunesmith.cli.option.CrewFolders;
import dev.tunesmith.cli.option.JdbcUrl;
import dev.tunesmith.cli.option.PasswordOptions;
import dev.tunesmith.cli.option.ResultCommand;
import dev.tunesmith.cli.option.ServerOptions;
import dev.tunesmith.cli.option.SessionLog;
import dev.tunesmith.cli.past.SummaryLines;
import dev.tunesmith.cli.progress.Progress;
import dev.tunesmith.cli.terminal.Terminal;
import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.engine.LateDecision;
import dev.tunesmith.engine.order.InvalidInputException;
import dev.tunesmith.engine.order.TuningResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Decides an issue of a session that has ended. */
@Command(
    name = "decide",
    description = {
      "Decides an issue of a past session that waits for you.",
      "What you choose is tried, measured and judged in a new sandbox like any remedy, then the",
      "results are written again. To accept an issue as it is needs no database."
    },
    footer = {
      "  tunesmith decide results I3 accept_as_is --note 'a nightly job, nobody waits'",
      "  tunesmith decide results I3 apply_trial_1 --url jdbc:postgresql://localhost/shop \\",
      "      --user reader --password-env SHOP_PASSWORD",
      "",
      "'tunesmith explain DIR ISSUE' lists the options.",
      "Exit codes: 0 finished, 1 a fault of ours, 2 bad input or unreachable database,",
      "3 decisions pending and --fail-on-pending given, 130 stopped by Ctrl-C."
    })
public final class DecideCommand implements Callable<Integer>, ResultCommand {

  private final Terminal terminal;
  private final Map<String, String> environment;

  @Mixin private final PasswordOptions password = new PasswordOptions();
  @Mixin private final ServerOptions servers = new ServerOptions();

  @Parameters(index = "0", paramLabel = "DIR", description = "The result folder of a session.")
  private Path folder = Path.of("");

  @Parameters(index = "1", paramLabel = "ISSUE", description = "The issue's id, for example I3.")
  private String issue = "";

  @Parameters(index = "2", paramLabel = "OPTION", description = "The name of what you choose.")
  private String option = "";

  @Option(
      names = "--url",
      paramLabel = "URL",
      order = 1,
      converter = JdbcUrl.class,
      description = "The session's database, as jdbc:postgresql://HOST[:PORT]/DATABASE.")
  private @Nullable String url;

  @Option(
      names = "--user",
      paramLabel = "USER",
      order = 2,
      description = "The login; reading rights are enough.")
  private @Nullable String user;

  @Option(
      names = "--note",
      paramLabel = "TEXT",
      order = 5,
      description = "What is to be remembered with the decision.")
  private String note = "";

  @Option(
      names = "--skills",
      paramLabel = "DIR",
      arity = "1..*",
      order = 7,
      description = "The folders of skill files that the session had.")
  private List<Path> skills = List.of();

  @Option(
      names = "--storage-budget",
      paramLabel = "SIZE",
      order = 10,
      converter = ByteSize.class,
      description = "How much all remedies may add now. Default: what the session was given.")
  private @Nullable Long storageBytes;

  @Option(
      names = "--fail-on-pending",
      order = 13,
      description = "End with code 3 if a decision still waits for you.")
  private boolean failsOnPending;

  /** A command that writes to {@code terminal} and finds passwords in {@code environment}. */
  public DecideCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.environment = Map.copyOf(environment);
  }

  @Override
  public Optional<Path> resultFolder() {
    return Optional.of(folder);
  }

  @Override
  public Integer call() {
    LateDecision.Builder decision =
        LateDecision.about(folder, new IssueId(issue.toUpperCase(Locale.ROOT)))
            .choose(option, note)
            .skills(CrewFolders.over(skills).toArray(Path[]::new));
    if (storageBytes != null) {
      decision.storageBudget(storageBytes);
    }
    nameTarget(decision);
    TuningResult result = run(decision);
    SummaryLines.print(terminal, result.state(), result.folder());
    return result.decisionsPending() > 0 && failsOnPending
        ? ExitCode.DECISIONS_PENDING
        : ExitCode.FINISHED;
  }

  private void nameTarget(LateDecision.Builder decision) {
    if (url != null && user != null) {
      SessionLog.into(folder);
      decision.target(url, user, password.password(environment));
    } else if (url != null || user != null) {
      throw new InvalidInputException("--url and --user are needed together");
    }
  }

  private TuningResult run(LateDecision.Builder builder) {
    try (Progress progress = Progress.on(terminal, Progress.Detail.NORMAL);
        Interruption interruption = Interruption.watch(terminal, progress, folder)) {
      interruption.ledgerHasBegun();
      builder.servers(servers.servers(environment).saying(progress::say));
      LateDecision decision = builder.listener(progress).build();
      interruption.cancelsBy(decision::cancel);
      return decision.run();
    }
  }
}
