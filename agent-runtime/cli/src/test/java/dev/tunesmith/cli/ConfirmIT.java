package dev.tunesmith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.cli.exit.ExitCode;
import dev.tunesmith.engine.PastSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said, later, of an index that a session handed over. */
@Tag("long")
class ConfirmIT {

  private static final String LETTERS = "select id, body from letter where town = 'town 77'";

  @TempDir private Path folder;

  @Test
  void what_was_handed_over_is_looked_for_as_long_as_anybody_asks() throws IOException {
    Path out = folder.resolve("out");
    Path workload = Files.writeString(folder.resolve("workload.sql"), LETTERS + ";");
    try (Practice practice = new Practice()) {
      practice.execute("create extension pg_stat_statements");
      ask(practice);
      practice.answer(practice.call(workload, out));

      Answer before = confirm(practice, out);
      assertThat(before.err()).isEmpty();
      assertThat(before.out()).contains("not confirmed: create index", "it is not there");
      assertThat(before.code()).isEqualTo(ExitCode.FAULT);

      applied(out).forEach(practice::execute);
      ask(practice);
      confirm(practice, out);
      ask(practice);
      Answer after = confirm(practice, out);
      assertThat(after.out())
          .contains("confirmed: create index", "it works as foreseen", "in 40 runs");
      assertThat(after.code()).isZero();

      practice.execute(
          "update pg_index set indisvalid = false where indexrelid = 'idx_letter_town'::regclass");
      assertThat(confirm(practice, out).out()).contains("undo advised: ", "it is not whole");

      assertThat(out.resolve("report.md")).content().contains("Seen later on the target");
      assertThat(Answer.to("verify", out.toString()).out()).contains("the session ended");
      assertThat(Answer.to("resume", out.toString()).err()).contains("has ended");
    }
  }

  private static void ask(Practice practice) {
    for (int i = 0; i < 40; i++) {
      practice.execute(LETTERS.replace("77", Integer.toString(i)));
    }
  }

  private static List<String> applied(Path out) {
    return PastSession.read(out).accepted().stream()
        .flatMap(file -> Objects.requireNonNull(file.accepted()).migration().apply().stream())
        .toList();
  }

  private static Answer confirm(Practice practice, Path out) {
    return practice.answer(
        List.of(
            "confirm",
            out.toString(),
            "--url",
            practice.url(),
            "--user",
            practice.user(),
            "--password-env",
            Practice.VARIABLE));
  }
}
