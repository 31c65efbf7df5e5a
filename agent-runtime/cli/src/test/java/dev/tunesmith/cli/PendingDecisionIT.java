package dev.tunesmith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A target that no remedy can meet ends on the desk of a person. */
@Tag("long")
class PendingDecisionIT {

  @TempDir private Path folder;

  @Test
  void a_pending_decision_is_said_and_ends_with_three_only_where_asked() throws IOException {
    Path workload =
        Files.writeString(
            folder.resolve("workload.sql"),
            """
            -- name: all-letters
            -- target: p95 < 0.01ms
            select count(*), max(length(body)) from letter;
            """);
    try (Practice practice = new Practice()) {
      Answer tolerant = practice.answer(practice.call(workload, folder.resolve("tolerant")));
      Answer strict =
          practice.answer(practice.call(workload, folder.resolve("strict"), "--fail-on-pending"));

      assertThat(tolerant.code()).isZero();
      assertThat(tolerant.out()).contains("all-letters", "your decision");
      assertThat(folder.resolve("tolerant/session.json")).content().contains("accept_as_is");
      assertThat(strict.code()).isEqualTo(3);
    }
  }
}
