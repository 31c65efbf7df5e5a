package dev.tunesmith.cli.past;

import dev.tunesmith.cli.exit.ExitCode;
import dev.tunesmith.cli.terminal.Terminal;
import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.engine.PastSession;
import dev.tunesmith.engine.order.InvalidInputException;
import dev.tunesmith.reports.Story;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Tells the story of one issue. */
@Command(
    name = "explain",
    description = {
      "Tells the story of one issue of a session.",
      "What was seen, who worked on it, what was proposed, what the trials and gates said, and why",
      "the issue stands where it stands."
    },
    footer = {
      "  tunesmith explain results I3",
      "",
      "Exit codes: 0 finished, 1 a fault of ours, 2 no readable ledger, or no such issue."
    })
public final class ExplainCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "DIR", description = "The result folder of a session.")
  private Path folder = Path.of("");

  @Parameters(index = "1", paramLabel = "ISSUE", description = "The issue's id, for example I3.")
  private String issue = "";

  /** A command that writes to {@code terminal}. */
  public ExplainCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    SessionState state = PastSession.read(folder);
    IssueFile file =
        state
            .issue(new IssueId(issue.toUpperCase(Locale.ROOT)))
            .orElseThrow(() -> new InvalidInputException(unknownIn(state)));
    terminal.show(Story.of(file)::lines);
    return ExitCode.FINISHED;
  }

  private String unknownIn(SessionState state) {
    String known =
        state.issues().stream()
            .map(file -> file.issue().id().value())
            .collect(Collectors.joining(", "));
    return "the session in "
        + folder
        + " has no issue "
        + issue
        + (known.isEmpty() ? "; it has none at all" : "; it has " + known);
  }
}
