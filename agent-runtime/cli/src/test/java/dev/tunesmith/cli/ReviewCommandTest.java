package dev.tunesmith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.cli.exit.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewCommandTest {

  @TempDir private Path folder;

  @Test
  void statements_are_reviewed_without_a_database() throws IOException {
    Path file = Files.writeString(folder.resolve("q.sql"), "\nselect * from orders;\n");

    Answer text = Answer.to("review", file.toString());
    Answer json = Answer.to("review", file.toString(), "--format", "json");

    assertThat(text.code()).isZero();
    assertThat(text.out())
        .contains(file + ":2: warning [select_star]: ", "(unmeasured; for ", "    fix: name the")
        .contains("Read 1 statement and 0 tables from texts alone: nothing above is measured.")
        .contains("No file defines a table")
        .containsPattern("database-wizard:\\d+ {2}manual_sql_analysis: .* → done");
    assertThat(json.out()).contains("\"code\":\"select_star\"").doesNotContain("nothing above");
  }

  @Test
  void a_file_that_is_not_there_is_bad_input() {
    assertThat(Answer.to("review", folder.resolve("none.sql").toString()).code())
        .isEqualTo(ExitCode.BAD_INPUT);
  }
}
