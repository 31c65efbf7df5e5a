package dev.tunesmith.cli.session;

import dev.tunesmith.cli.exit.ExitCode;
import dev.tunesmith.cli.option.ResultCommand;
import dev.tunesmith.cli.option.SessionLog;
import dev.tunesmith.cli.past.SummaryLines;
import dev.tunesmith.cli.progress.Progress;
import dev.tunesmith.cli.terminal.Terminal;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.engine.TuningSession;
import dev.tunesmith.engine.TuningSessionBuilder;
import dev.tunesmith.engine.order.TuningResult;
import dev.tunesmith.engine.practice.PracticeServer;
import dev.tunesmith.reports.page.Tone;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tunes a shop's database on a server that it starts itself. */
@Command(
    name = "demo",
    description = {
      "Shows a whole session on a shop's database that it brings itself.",
      "It starts a PostgreSQL server of its own, loads a shop with more than a million rows, tunes",
      "it for some twenty statements, and stops the server again. It needs no database, no key and",
      "no network, and takes a minute or two."
    },
    footer = {
      "  tunesmith demo",
      "  tunesmith demo --out my-demo --verbose",
      "  OPENAI_API_KEY=... tunesmith demo --model openai:NAME",
      "",
      "Exit codes: 0 finished, 1 a fault of ours, 2 bad input, 130 stopped by Ctrl-C."
    })
public final class DemoCommand implements Callable<Integer>, ResultCommand {

  private final Terminal terminal;
  private final Map<String, String> environment;

  @Mixin private final ModelBudgetOptions budget = new ModelBudgetOptions();
  @Mixin private final SessionOptions session = new SessionOptions();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      order = 6,
      description = "Folder for the results. Default: tunesmith-demo, numbered if it exists.")
  private @Nullable Path out;

  /** A command that writes to {@code terminal} and finds keys in {@code environment}. */
  public DemoCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.environment = Map.copyOf(environment);
  }

  @Override
  public Optional<Path> resultFolder() {
    return Optional.ofNullable(out);
  }

  @Override
  public Integer call() {
    Progress.Detail detail = session.detail();
    Path folder = out == null ? FreeFolder.named(Path.of(""), "tunesmith-demo") : out;
    out = folder;
    SessionLog.into(folder);
    Stopwatch stopwatch = new Stopwatch();
    TuningResult result = run(folder, detail, stopwatch);
    SummaryLines.print(terminal, result.state(), result.folder());
    printNext(result.state(), folder);
    terminal.line("");
    terminal.line(stopwatch.text());
    return ExitCode.FINISHED;
  }

  private TuningResult run(Path folder, Progress.Detail detail, Stopwatch stopwatch) {
    try (Progress progress = Progress.on(terminal, detail);
        Interruption interruption = Interruption.watch(terminal, progress, folder)) {
      progress.say("starting a PostgreSQL server for the demo");
      try (PracticeServer server = PracticeServer.start()) {
        stopwatch.lap("starting the server");
        progress.say("loading the shop: more than a million rows");
        server.execute(DemoShop.schema());
        stopwatch.lap("loading the shop");
        TuningResult result = SessionRun.run(sessionOver(server, folder), progress, interruption);
        stopwatch.lap("the session");
        return result;
      }
    }
  }

  private TuningSessionBuilder sessionOver(PracticeServer server, Path folder) {
    TuningSessionBuilder builder =
        TuningSession.builder()
            .target(server.reader())
            .workload(DemoShop.workload())
            .results(folder);
    session.applyTo(builder, environment);
    budget.applyTo(builder);
    return builder;
  }

  private void printNext(SessionState state, Path folder) {
    terminal.line(Tone.HEADING, "To try next");
    state.issues().stream()
        .findFirst()
        .map(file -> "tunesmith explain " + folder + " " + file.issue().id())
        .ifPresent(command -> printNext(command, "the story of one issue"));
    printNext("tunesmith skills graph", "who is in the crew and asks whom");
    printNext("tunesmith tune --help", "the same for a database of yours");
  }

  private void printNext(String command, String purpose) {
    terminal.line(String.format("  %-38s  %s", command, purpose));
  }
}
