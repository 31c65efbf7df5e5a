package dev.tunesmith.cli.session;

import dev.tunesmith.cli.exit.ExitCode;
import dev.tunesmith.cli.option.GeneralOptions;
import dev.tunesmith.cli.option.JdbcUrl;
import dev.tunesmith.cli.option.PasswordOptions;
import dev.tunesmith.cli.option.ResultCommand;
import dev.tunesmith.cli.option.ServerOptions;
import dev.tunesmith.cli.option.SessionLog;
import dev.tunesmith.cli.progress.Progress;
import dev.tunesmith.cli.terminal.Terminal;
import dev.tunesmith.engine.SessionReplay;
import dev.tunesmith.engine.order.InvalidInputException;
import dev.tunesmith.engine.order.ReplayResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a recorded session again. */
@Command(
    name = "replay",
    description = {
      "Runs a session that was recorded with --record again, from its recording alone.",
      "Agents, gates and the ladder work as ever; whatever they ask is answered from the"
          + " recording.",
      "So it needs no database, no model, no key and no network. The new ledger must then equal"
          + " the",
      "recorded one but for times and ids; if it does not, the first difference is shown."
    },
    footer = {
      "  tunesmith replay results",
      "  tunesmith replay results --skills my-crew --results with-my-crew",
      "  tunesmith replay results --remeasure --url jdbc:postgresql://localhost/shop \\",
      "      --user reader --password-env SHOP_PASSWORD",
      "",
      "Exit codes: 0 all is as recorded, 1 it is not, or a fault of ours, 2 no usable recording,"
          + " bad",
      "input or unreachable database, 130 stopped by Ctrl-C."
    })
public final class ReplayCommand implements Callable<Integer>, ResultCommand {

  private final Terminal terminal;
  private final Map<String, String> environment;

  @Spec private @Nullable CommandSpec command;

  @Mixin private final PasswordOptions password = new PasswordOptions();
  @Mixin private final ServerOptions servers = new ServerOptions();

  @Parameters(
      index = "0",
      paramLabel = "DIR",
      description = "The result folder of a recorded session.")
  private Path recorded = Path.of("");

  @Option(
      names = "--url",
      paramLabel = "URL",
      order = 1,
      converter = JdbcUrl.class,
      description = "The database to measure, as jdbc:postgresql://HOST[:PORT]/DATABASE.")
  private @Nullable String url;

  @Option(
      names = "--user",
      paramLabel = "USER",
      order = 2,
      description = "The login; reading rights are enough.")
  private @Nullable String user;

  @Option(
      names = {"--results", "--out"},
      paramLabel = "DIR",
      order = 6,
      description = "Folder for the new results. Default: tunesmith-replay, numbered if it exists.")
  private @Nullable Path results;

  @Option(
      names = "--skills",
      paramLabel = "DIR",
      arity = "1..*",
      order = 7,
      description = {
        "Folders of skill files in place of those that the session had, to see where it takes",
        "another course; how the crew is wired is then not compared."
      })
  private List<Path> skills = List.of();

  @Option(
      names = "--remeasure",
      order = 8,
      description = {
        "Replay the models only, and measure the database of --url again. What is compared is how",
        "each issue ended."
      })
  private boolean remeasures;

  /** A command that writes to {@code terminal} and finds passwords in {@code environment}. */
  public ReplayCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.environment = Map.copyOf(environment);
  }

  @Override
  public Optional<Path> resultFolder() {
    return Optional.ofNullable(results);
  }

  @Override
  public Integer call() {
    SessionReplay.Builder replay = SessionReplay.of(recorded).skills(skills.toArray(Path[]::new));
    nameTarget(replay);
    Path folder = results == null ? FreeFolder.named(Path.of(""), "tunesmith-replay") : results;
    results = folder;
    SessionLog.into(folder);
    ReplayResult result = run(replay.results(folder), folder);
    new ReplayLines(terminal).print(result, remeasures);
    return result.isEqual() ? ExitCode.FINISHED : ExitCode.FAULT;
  }

  private void nameTarget(SessionReplay.Builder replay) {
    if (remeasures && url != null && user != null) {
      replay.remeasure(url, user, password.password(environment));
    } else if (remeasures || url != null || user != null) {
      throw new InvalidInputException("--remeasure, --url and --user are needed together");
    }
  }

  /** A replay is over in a moment, so that its steps are shown only to who asks for them. */
  private ReplayResult run(SessionReplay.Builder builder, Path folder) {
    boolean isVerbose = command != null && GeneralOptions.isVerbose(command);
    Progress.Detail usual = remeasures ? Progress.Detail.NORMAL : Progress.Detail.QUIET;
    try (Progress progress = Progress.on(terminal, isVerbose ? Progress.Detail.VERBOSE : usual);
        Interruption interruption = Interruption.watch(terminal, progress, folder)) {
      builder.servers(servers.servers(environment).saying(progress::say));
      SessionReplay replay =
          builder.listener(entry -> interruption.ledgerHasBegun()).listener(progress).build();
      interruption.cancelsBy(replay::cancel);
      return replay.run();
    }
  }
}
