package dev.tunesmith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.cli.exit.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCommandIT {

  @TempDir private static Path folder;

  @TempDir private Path again;

  @BeforeAll
  static void records_once() throws IOException {
    Path workload =
        Files.writeString(
            folder.resolve("workload.sql"),
            """
            -- name: letters-to-a-town
            select id, body from letter where town = 'town 77';
            """);
    try (Practice practice = new Practice()) {
      Answer answer = practice.answer(practice.call(workload, out(), "--record"));
      assertThat(answer.code()).isZero();
      assertThat(out().resolve("recording.jsonl"))
          .content()
          .doesNotContain(practice.password(), folder.toString());
    }
    Files.delete(workload);
  }

  private static Path out() {
    return folder.resolve("out");
  }

  @Test
  void a_recorded_session_is_the_same_in_one_line() {
    Answer answer = replay();

    assertThat(answer.err()).isEmpty();
    assertThat(answer.code()).isZero();
    assertThat(answer.out().lines())
        .singleElement()
        .asString()
        .matches("The replay is as recorded: \\d+ entries of the ledger, .*");
    assertThat(again.resolve("new/report.md")).isNotEmptyFile();
  }

  @Test
  void the_first_difference_is_shown_with_both_values() throws IOException {
    Path changed = Files.createDirectory(again.resolve("changed"));
    Files.copy(out().resolve("ledger.jsonl"), changed.resolve("ledger.jsonl"));
    String recording = Files.readString(out().resolve("recording.jsonl"));
    int trial = recording.indexOf("\"what\":\"try-out\"");
    Files.writeString(
        changed.resolve("recording.jsonl"),
        recording.substring(0, trial)
            + recording
                .substring(trial)
                .replaceFirst("\"outcome\":\"better\"", "\"outcome\":\"worse\""));

    Answer answer =
        Answer.to("replay", changed.toString(), "--results", again.resolve("new").toString());

    assertThat(answer.code()).isEqualTo(ExitCode.FAULT);
    assertThat(answer.out().lines())
        .hasSize(4)
        .anyMatch(line -> line.endsWith("trial finished: trial.reads[0].outcome"))
        .contains("    recorded  better", "    now       worse");
  }

  @Test
  void what_cannot_be_replayed_is_said_in_one_line() {
    assertBadInput(
        Answer.to("replay", again.toString(), "--results", again.resolve("new").toString()),
        "there is no recording in");
    assertBadInput(
        Answer.to("replay", out().toString(), "--remeasure"),
        "--remeasure, --url and --user are needed together");
    assertBadInput(
        Answer.to("replay", out().toString(), "--results", out().toString()),
        "already holds a session's ledger");
  }

  private static void assertBadInput(Answer answer, String words) {
    assertThat(answer.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(answer.err().lines()).singleElement().asString().contains(words);
    assertThat(answer.out()).isEmpty();
  }

  @Test
  void measured_again_it_ends_the_same_way() {
    try (Practice practice = new Practice()) {
      Answer answer =
          Answer.with(
              Map.of(Practice.VARIABLE, practice.password()),
              "replay",
              out().toString(),
              "--remeasure",
              "--url",
              practice.url(),
              "--user",
              practice.user(),
              "--password-env",
              Practice.VARIABLE,
              "--results",
              again.resolve("new").toString());

      assertThat(answer.err()).isEmpty();
      assertThat(answer.code()).isZero();
      assertThat(answer.out()).contains("Measured again, every issue ends as recorded: 1 in all.");
    }
  }

  private Answer replay() {
    return Answer.to("replay", out().toString(), "--results", again.resolve("new").toString());
  }
}
