package dev.tunesmith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.cli.exit.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TuneIT {

  @TempDir private static Path folder;

  private static Path out;
  private static Answer answer;

  @BeforeAll
  static void tunes_once() throws IOException {
    out = folder.resolve("out");
    Path workload =
        Files.writeString(
            folder.resolve("workload.sql"),
            """
            -- name: letters-to-a-town
            select id, body from letter where town = 'town 77';
            -- name: lost
            select * from atlantis;
            -- name: garbled
            selekt 1;
            -- name: unfinished
            select id from letter where (town = 'town 1';
            """);
    try (Practice practice = new Practice()) {
      answer = practice.answer(practice.call(workload, out, "--deadline", "5m"));
    }
  }

  @AfterAll
  static void forget() {
    answer = null;
  }

  @Test
  void a_session_ends_well_with_a_summary() {
    assertThat(answer.err()).isEmpty();
    assertThat(answer.code()).isZero();
    assertThat(answer.out()).contains("letters-to-a-town", "letter (town)", out.toString());
  }

  @Test
  void statements_that_cannot_run_are_named_with_their_lines_and_left_out() {
    assertThat(answer.out())
        .containsPattern("lost \\(line [34]\\): .*atlantis")
        .containsPattern("garbled \\(line [56]\\): .*SELEKT")
        .containsPattern("unfinished \\(line [78]\\): .*does not parse");
  }

  @Test
  void a_report_says_the_same_summary_again() {
    Answer report = Answer.to("report", out.toString());

    assertThat(report.code()).isZero();
    assertThat(answer.out()).endsWith(report.out());
  }

  @Test
  void an_issue_is_explained_from_its_ledger() {
    Answer story = Answer.to("explain", out.toString(), "i1");

    assertThat(story.code()).isZero();
    assertThat(story.out())
        .startsWith("I1  slow query: letters-to-a-town")
        .contains("Attempt 1 at level 1", "CREATE INDEX", "undo: ");
  }

  @Test
  void an_issue_that_is_not_there_is_answered_with_those_that_are() {
    Answer story = Answer.to("explain", out.toString(), "I99");

    assertThat(story.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(story.err().lines()).singleElement().asString().contains("I99", "it has I1");
  }
}
