package dev.tunesmith.cli.past;

import dev.tunesmith.cli.exit.ExitCode;
import dev.tunesmith.cli.terminal.Terminal;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.engine.PastSession;
import dev.tunesmith.reports.Report;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints what a past session came to. */
@Command(
    name = "report",
    description = {
      "Prints the summary of a session again, from its ledger.",
      "A session that was stopped or cut off has one too: of what stood by then."
    },
    footer = {
      "  tunesmith report results",
      "  tunesmith report results --html > report.html",
      "",
      "Exit codes: 0 finished, 1 a fault of ours, 2 the folder holds no readable ledger."
    })
public final class ReportCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(paramLabel = "DIR", description = "The result folder of a session.")
  private Path folder = Path.of("");

  @Option(
      names = "--html",
      order = 1,
      description = "Print the whole report as one HTML file instead.")
  private boolean html;

  /** A command that writes to {@code terminal}. */
  public ReportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    SessionState state = PastSession.read(folder);
    if (html) {
      terminal.out().print(Report.of(state).html());
      terminal.out().flush();
    } else {
      SummaryLines.print(terminal, state, folder);
      if (PastSession.isResumable(folder)) {
        terminal.line("It can go on: tunesmith resume " + folder);
      }
    }
    return ExitCode.FINISHED;
  }
}
