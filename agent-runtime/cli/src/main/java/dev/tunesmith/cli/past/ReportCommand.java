package dev.tunesmith.cli.past;

import dev.tunesmith.cli.exit.ExitCode;
import dev.tunesmith.cli.terminal.Terminal;
import dev.tunesmith.engine.PastSession;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints what a past session came to. */
@Command(
    name = "report",
    description = {
      "Prints the summary of a session again, from its ledger.",
      "A session that was stopped or cut off has one too: of what stood by then."
    },
    descriptionHeading = "%n",
    parameterListHeading = "%nArguments:%n",
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  tunesmith report results",
      "",
      "Exit codes: 0 finished, 1 a fault of ours, 2 the folder holds no readable ledger."
    })
public final class ReportCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(paramLabel = "DIR", description = "The result folder of a session.")
  private Path folder = Path.of("");

  /** A command that writes to {@code terminal}. */
  public ReportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    SummaryLines.print(terminal, PastSession.read(folder), folder);
    return ExitCode.FINISHED;
  }
}
