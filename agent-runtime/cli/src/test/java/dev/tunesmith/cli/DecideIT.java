package dev.tunesmith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.cli.exit.ExitCode;
import dev.tunesmith.core.session.DecisionOption;
import dev.tunesmith.core.session.SessionEvent.DecisionNeeded;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.engine.PastSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Issues that end on a person's desk, and what the person makes of them. */
@Tag("long")
class DecideIT {

  private static final String TO_A_TOWN =
      """
      -- name: letters-to-a-town
      select id, body from letter where town = 'town 77';
      """;

  private static final String ALL_LETTERS =
      """
      -- name: all-letters
      -- target: p95 < 0.01ms
      select count(*), max(length(body)) from letter;
      """;

  @TempDir private Path folder;

  @Test
  void an_index_beyond_the_storage_budget_is_decided_afterwards_by_raising_it() throws IOException {
    Path out = folder.resolve("out");
    try (Practice practice = new Practice()) {
      practice.answer(practice.call(workload(TO_A_TOWN), out, "--storage-budget", "8kB"));
      DecisionNeeded question = question(out);
      String trial = measured(question);

      Answer again = practice.answer(decide(practice, out, trial, "--fail-on-pending"));
      Answer raised = practice.answer(decide(practice, out, trial, "--storage-budget", "1GB"));

      assertThat(question.recommendation()).isEqualTo("accept_as_is");
      assertThat(again.code()).isEqualTo(ExitCode.DECISIONS_PENDING);
      assertThat(raised.err()).isEmpty();
      assertThat(raised.code()).isZero();
      assertThat(raised.out()).contains("Proven", "letter (town)");
      assertThat(out.resolve("migrations")).isNotEmptyDirectory();
      assertThat(Answer.to("explain", out.toString(), "I1").out())
          .contains("blocked by: ", "you chose " + trial + ": worth it", "by ", "(person)")
          .contains("level 4, decided");
    }
  }

  @Test
  void what_cannot_be_decided_is_said_in_one_line() throws IOException {
    Path out = folder.resolve("out");
    try (Practice practice = new Practice()) {
      practice.answer(practice.call(workload(TO_A_TOWN), out, "--storage-budget", "8kB"));
      String trial = measured(question(out));

      assertThat(refusal("decide", out.toString(), "I1", "magic")).contains("magic", trial);
      assertThat(refusal("decide", out.toString(), "I7", trial)).contains("I7", "I1");
      assertThat(refusal("decide", out.toString(), "I1", trial)).contains("needs the database");
      assertThat(refusal("decide", folder.resolve("none").toString(), "I1", trial))
          .contains("there is no session");
    }
  }

  @Test
  void to_take_what_is_recommended_leaves_nothing_pending() throws IOException {
    Path out = folder.resolve("out");
    try (Practice practice = new Practice()) {
      Answer answer =
          practice.answer(
              practice.call(
                  workload(ALL_LETTERS), out, "--decide", "recommended", "--fail-on-pending"));

      assertThat(answer.code()).isZero();
      assertThat(out.resolve("report.md"))
          .content()
          .contains("**Outcome:** decided by you", "materialised view public.kept_all_letters");
    }
  }

  @Test
  void an_issue_accepted_as_it_is_waits_no_longer_and_needs_no_database() throws IOException {
    Path out = folder.resolve("out");
    try (Practice practice = new Practice()) {
      practice.answer(practice.call(workload(ALL_LETTERS), out));
    }

    Answer declined = Answer.to("decide", out.toString(), "i1", "accept_as_is", "--note", "rare");
    Answer twice = Answer.to("decide", out.toString(), "I1", "accept_as_is");

    assertThat(declined.code()).isZero();
    assertThat(declined.out()).doesNotContain("Waiting for your decision");
    assertThat(out.resolve("session.json")).content().contains("\"note\" : \"rare\"");
    assertThat(twice.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(twice.err()).contains("does not wait for a decision");
  }

  private Path workload(String sql) throws IOException {
    return Files.writeString(folder.resolve("workload.sql"), sql);
  }

  private static DecisionNeeded question(Path out) {
    SessionState state = PastSession.read(out);
    return Objects.requireNonNull(state.pending().get(0).decision());
  }

  private static String measured(DecisionNeeded question) {
    return question.options().stream()
        .filter(option -> !option.remedies().isEmpty())
        .map(DecisionOption::name)
        .findFirst()
        .orElseThrow();
  }

  private static String refusal(String... call) {
    Answer answer = Answer.to(call);
    assertThat(answer.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(answer.err().lines()).hasSize(1);
    return answer.err();
  }

  private static List<String> decide(Practice practice, Path out, String option, String... more) {
    List<String> call =
        List.of(
            "decide",
            out.toString(),
            "I1",
            option,
            "--note",
            "worth it",
            "--url",
            practice.url(),
            "--user",
            practice.user(),
            "--password-env",
            Practice.VARIABLE);
    return Stream.concat(call.stream(), Stream.of(more)).toList();
  }
}
