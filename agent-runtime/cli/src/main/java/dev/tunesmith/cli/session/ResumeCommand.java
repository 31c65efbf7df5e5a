package dev.tunesmith.cli.session;

import dev.tunesmith.cli.exit.ExitCode;
import dev.tunesmith.cli.option.PasswordOptions;
import dev.tunesmith.cli.option.ResultCommand;
import dev.tunesmith.cli.option.ServerOptions;
import dev.tunesmith.cli.option.SessionLog;
import dev.tunesmith.cli.option.TimeSpan;
import dev.tunesmith.cli.past.SummaryLines;
import dev.tunesmith.cli.progress.Progress;
import dev.tunesmith.cli.terminal.Terminal;
import dev.tunesmith.engine.PastSession;
import dev.tunesmith.engine.ResumedSession;
import dev.tunesmith.engine.order.TuningResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Goes on with a session that broke off. */
@Command(
    name = "resume",
    description = {
      "Goes on with a session that was killed, stopped, or had failed.",
      "Its ledger holds the address, the workload, the skill files and the budgets; passwords and",
      "keys come again from where you say. What has ended is not repeated. The sandbox is made",
      "again, the workload measured again, and what had been accepted is shown again there."
    },
    footer = {
      "  tunesmith resume results --password-env SHOP_PASSWORD",
      "  tunesmith resume results --password-file ~/.shop-password --deadline 20m",
      "",
      "A half-written last line of the ledger is cut off. Where another line is damaged, the",
      "session cannot go on: the lines before it are put into DIR/readable.",
      "Exit codes: 0 finished, 1 a fault of ours, 2 nothing to resume, bad input or unreachable",
      "database, 3 decisions pending and --fail-on-pending given, 130 stopped by Ctrl-C."
    })
public final class ResumeCommand implements Callable<Integer>, ResultCommand {

  private final Terminal terminal;
  private final Map<String, String> environment;

  @Mixin private final PasswordOptions password = new PasswordOptions();
  @Mixin private final ServerOptions servers = new ServerOptions();

  @Parameters(index = "0", paramLabel = "DIR", description = "The result folder of the session.")
  private Path folder = Path.of("");

  @Option(
      names = "--deadline",
      paramLabel = "TIME",
      order = 12,
      converter = TimeSpan.class,
      description = {
        "How long it may go on, for example 90s, 30m or 2h.",
        "Default: what is left of the session's deadline."
      })
  private @Nullable Duration deadline;

  @Option(
      names = "--decide",
      paramLabel = "HOW",
      defaultValue = "defer",
      order = 14,
      description = {
        "What becomes of an issue that needs your decision: ask asks at the end, defer leaves it"
            + " for",
        "'tunesmith decide', recommended takes what is recommended. Default: defer."
      })
  private DecideMode mode = DecideMode.DEFER;

  @Option(
      names = "--fail-on-pending",
      order = 13,
      description = "End with code 3 if a decision waits for you.")
  private boolean failsOnPending;

  /** A command that writes to {@code terminal} and finds passwords and keys there. */
  public ResumeCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.environment = Map.copyOf(environment);
  }

  @Override
  public Optional<Path> resultFolder() {
    return Optional.of(folder);
  }

  @Override
  public Integer call() {
    ResumedSession.Builder session =
        ResumedSession.of(folder).password(password.password(environment)).environment(environment);
    if (deadline != null) {
      session.deadline(deadline);
    }
    SessionLog.into(folder);
    TuningResult result = run(session);
    SummaryLines.print(terminal, result.state(), result.folder());
    return result.decisionsPending() > 0 && failsOnPending
        ? ExitCode.DECISIONS_PENDING
        : ExitCode.FINISHED;
  }

  private TuningResult run(ResumedSession.Builder builder) {
    try (Progress progress = Progress.on(terminal, Progress.Detail.NORMAL);
        Interruption interruption = Interruption.watch(terminal, progress, folder)) {
      interruption.ledgerHasBegun();
      if (PastSession.isResumable(folder)) {
        progress.remember(PastSession.entries(folder));
      }
      ResumedSession session =
          builder
              .servers(servers.servers(environment).saying(progress::say))
              .decider(mode.decider(terminal, progress))
              .listener(progress)
              .build();
      interruption.cancelsBy(session::cancel);
      return session.run();
    }
  }
}
