package dev.tunesmith.mcp.tool;

import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.core.tool.Tool;
import dev.tunesmith.core.tool.Value.Structure;
import dev.tunesmith.mcp.session.Fence;
import dev.tunesmith.mcp.session.RefusedCallException;
import dev.tunesmith.mcp.session.SessionFiles;
import dev.tunesmith.mcp.session.Sessions;
import dev.tunesmith.mcp.tool.HostTool.Effect;
import dev.tunesmith.reports.Story;
import dev.tunesmith.reports.Summary;
import dev.tunesmith.reports.page.Style;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells what a session came to. */
final class ReportTool {
  private static final int LINE = 200;
  private static final int FILES_NAMED = 8;

  private final Sessions sessions;

  ReportTool(Sessions sessions) {
    this.sessions = sessions;
  }

  HostTool report() {
    return new HostTool(
        new Tool(
            "tuning_report",
            "What a session found and proved: its summary, or the story of one issue. The whole"
                + " report, migrations and rewrites are resources, named in the answer.",
            List.of(
                Parameters.session(),
                Parameters.optional(Parameters.ISSUE, "as I3: the story of that issue"))),
        "Tuning report",
        Effect.READS,
        (arguments, client) -> answer(arguments));
  }

  private HostAnswer answer(Structure arguments) {
    String session = arguments.text(Parameters.SESSION).orElse("").strip();
    SessionState state = sessions.state(session);
    Path folder = sessions.folder(session);
    Optional<String> issue = arguments.text(Parameters.ISSUE).filter(each -> !each.isBlank());
    return issue
        .map(each -> story(state, each.strip().toUpperCase(Locale.ROOT)))
        .orElseGet(() -> summary(session, state, folder));
  }

  private static HostAnswer story(SessionState state, String issue) {
    IssueFile file =
        state
            .issue(new IssueId(issue))
            .orElseThrow(
                () ->
                    new RefusedCallException(
                        "issue-unknown", "the session has no issue " + issue, known(state)));
    List<String> lines = Story.of(file).lines(Style.NONE, LINE);
    return HostAnswer.of(Fence.around(String.join("\n", lines), HostAnswer.MOST - 100));
  }

  private static String known(SessionState state) {
    return "name one of: "
        + state.issues().stream()
            .map(each -> each.issue().id().value())
            .collect(Collectors.joining(", "));
  }

  private static HostAnswer summary(String session, SessionState state, Path folder) {
    String files =
        SessionFiles.of(folder).stream()
            .limit(FILES_NAMED)
            .map(each -> SessionFiles.uri(session, each))
            .collect(Collectors.joining("\n"));
    List<String> lines = Summary.lines(state, folder, Files::exists, Style.NONE);
    String end = "\nresources:\n" + files + "\nnext: show the person; nothing was changed there";
    return HostAnswer.of(
        Fence.around(
                lines.stream().filter(each -> !each.isBlank()).collect(Collectors.joining("\n")),
                HostAnswer.MOST - end.length() - 100)
            + end);
  }
}
