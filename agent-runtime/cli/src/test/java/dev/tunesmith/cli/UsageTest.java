package dev.tunesmith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.cli.exit.ExitCode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo",
        "tune",
        "doctor",
        "decide",
        "replay",
        "report",
        "explain",
        "skills",
        "skills validate",
        "skills list",
        "skills show",
        "skills graph"
      })
  void every_command_helps_with_an_example(String command) {
    Answer answer =
        Answer.to(Stream.concat(words(command), Stream.of("--help")).toArray(String[]::new));

    assertThat(answer.code()).isZero();
    assertThat(answer.out()).contains("Examples:", "  tunesmith " + command);
    assertThat(answer.err()).isEmpty();
  }

  @Test
  void the_help_names_every_exit_code() {
    assertThat(Answer.to("--help").out())
        .contains("\n  0  ", "\n  1  ", "\n  2  ", "\n  3  ", "130");
  }

  @Test
  void without_a_command_the_program_says_what_it_can_do() {
    Answer answer = Answer.to();

    assertThat(answer.code()).isZero();
    assertThat(answer.out()).isEqualTo(Answer.to("--help").out());
  }

  @Test
  void the_version_is_the_one_of_the_build() {
    assertThat(Answer.to("--version").out())
        .startsWith("tunesmith ")
        .doesNotContain("$")
        .containsPattern("tunesmith \\d+\\.\\d+");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--nonsense                  | --nonsense      | tunesmith --help",
        "tune --nonsense             | --nonsense      | tunesmith tune --help",
        "tune --workload a --resluts | --resluts       | tunesmith tune --help",
        "tune                        | --url           | tunesmith tune --help",
        "report                      | DIR             | tunesmith report --help",
        "skills show                 | ID              | tunesmith skills show --help",
        "skills list --format xml    | --format        | tunesmith skills list --help",
        "nonsense                    | nonsense        | tunesmith --help"
      })
  void a_call_that_cannot_be_understood_is_answered_by_one_line(
      String call, String culprit, String help) {
    Answer answer = Answer.to(words(call).toArray(String[]::new));

    assertThat(answer.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(answer.err().lines()).singleElement().asString().startsWith("tunesmith: ");
    assertThat(answer.err()).contains(culprit, "Try '" + help + "'.");
    assertThat(answer.out()).isEmpty();
  }

  @Test
  void a_mistyped_option_is_guessed() {
    assertThat(Answer.to(tune("--max-iteration", "3")).err())
        .contains("Did you mean --max-iterations?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--storage-budget | 12 parsecs | 500MB",
        "--deadline       | soon       | 30m",
        "--deadline       | 0s         | longer than nothing",
        "--max-iterations | many       | many",
        "--max-iterations | 0          | at least 1",
        "--max-tokens     | 0          | at least 1",
        "--max-tokens     | many       | many",
        "--max-money      | 1 EUR      | for example 2 or 0.50"
      })
  void a_bad_value_is_named_with_its_option(String option, String value, String hint) {
    Answer answer = Answer.to(tune(option, value));

    assertThat(answer.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(answer.err().lines()).hasSize(1);
    assertThat(answer.err()).contains(option, hint);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--password=hunter2", "-W"})
  void a_password_on_the_command_line_is_refused_and_not_repeated(String option) {
    Answer answer = Answer.to(tune(option, "hunter2"));

    assertThat(answer.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(answer.err())
        .contains("--password-env", "--password-file")
        .doesNotContain("hunter2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://h/d?user=u&password=hunter2",
        "jdbc:postgresql://u:hunter2@h/d",
        "postgres://u:hunter2@h/d"
      })
  void a_password_in_the_address_is_refused_and_not_repeated(String url) {
    Answer answer =
        Answer.to("tune", "--url", url, "--user", "u", "--workload", "w.sql", "--out", "o");

    assertThat(answer.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(answer.err()).contains("--url").doesNotContain("hunter2");
  }

  @Test
  void both_sources_of_a_password_exclude_each_other() {
    Answer answer = Answer.to(tune("--password-env", "A", "--password-file", "b"));

    assertThat(answer.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(answer.err()).contains("mutually exclusive");
  }

  @Test
  void a_password_variable_that_is_not_set_is_named() {
    Answer answer = Answer.to(tune("--password-env", "NO_SUCH_VARIABLE"));

    assertThat(answer.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(answer.err()).contains("NO_SUCH_VARIABLE");
  }

  @Test
  void settings_that_are_not_there_are_named() {
    Answer answer = Answer.to(tune("--config", "none.yaml"));

    assertThat(answer.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(answer.err()).contains("cannot read the settings none.yaml");
  }

  @Test
  void quiet_and_verbose_exclude_each_other() {
    Answer answer = Answer.to(tune("--quiet", "--verbose"));

    assertThat(answer.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(answer.err()).contains("--quiet and --verbose");
  }

  @Test
  void control_characters_of_an_argument_do_not_reach_the_terminal() {
    assertThat(Answer.to("demo", "\u001b]8;;https://example.org\u0007").err())
        .doesNotContain("\u001b", "\u0007");
  }

  private static Stream<String> words(String call) {
    return Stream.of(call.strip().split(" +"));
  }

  private static String[] tune(String... more) {
    List<String> call =
        List.of(
            "tune",
            "--url",
            "jdbc:postgresql://localhost/none",
            "--user",
            "nobody",
            "--workload",
            "none.sql",
            "--out",
            "target/none");
    return Stream.concat(call.stream(), Stream.of(more)).toArray(String[]::new);
  }
}
