package dev.tunesmith.cli.past;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.cli.progress.ASession;
import dev.tunesmith.cli.terminal.Terminal;
import dev.tunesmith.cli.terminal.Terminal.Screen;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.reports.ResultFolder;
import dev.tunesmith.reports.Story;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Help.Ansi;

class IssueStoryTest {

  private final StringWriter out = new StringWriter();

  @Test
  void the_story_goes_from_what_was_seen_to_what_was_accepted() {
    tell();

    assertThat(out.toString().lines().map(String::strip))
        .containsSubsequence(
            "I1  slow query: open-orders",
            "62 % of the workload's time",
            "seen: a sequential scan reads 250000 rows for 12 [E2]",
            "owner: database-optimizer, because its tags say 'slow query'",
            "Attempt 1 at level 1 (self recovery)",
            "by database-optimizer (builtin)",
            "root cause: it reads every order [E2]");
  }

  @Test
  void the_story_gives_every_verdict_that_refused() {
    tell();

    assertThat(out.toString()).contains("gates: 1 passed, 1 refused", "gain is real: too small");
  }

  @Test
  void the_story_ends_with_why_the_issue_stands_there_and_how_to_undo_it() {
    tell();

    assertThat(out.toString())
        .contains("level 1, resolved: it is faster", "CREATE INDEX", "undo: DROP INDEX");
  }

  @Test
  void the_summary_is_coloured_only_where_colour_is_allowed(@TempDir Path folder)
      throws IOException {
    SessionState state = SessionState.of(ASession.entries());
    Path results = Files.createDirectory(folder.resolve("results"));
    Files.createFile(results.resolve(ResultFolder.REPORT));

    SummaryLines.print(terminal(Ansi.OFF), state, results);
    assertThat(out.toString()).contains("results").doesNotContain("\u001b");

    SummaryLines.print(terminal(Ansi.ON), state, results);
    assertThat(out.toString()).contains("\u001b[1m");
  }

  private void tell() {
    SessionState state = SessionState.of(ASession.entries());
    terminal(Ansi.OFF).show(Story.of(state.issues().get(0))::lines);
  }

  private Terminal terminal(Ansi ansi) {
    return new Terminal(
        new PrintWriter(out, true), new PrintWriter(new StringWriter(), true), Screen.LIVE, ansi);
  }
}
