package dev.tunesmith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.cli.exit.ExitCode;
import dev.tunesmith.testkit.model.GoodTuner;
import dev.tunesmith.testkit.model.Reply;
import dev.tunesmith.testkit.model.Script;
import dev.tunesmith.testkit.model.ScriptedModelServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("long")
class DoctorIT {
  private static final String KEY = "sk-not-to-be-shown";

  @TempDir private Path folder;

  @Test
  void a_machine_on_which_a_session_can_run_is_told_line_by_line() {
    Answer answer = Answer.to("doctor");

    assertThat(answer.code()).isZero();
    assertThat(answer.err()).isEmpty();
    assertThat(answer.out())
        .containsPattern("(?m)^ok        Java      17|(?m)^ok        Java      \\d\\d")
        .containsPattern("(?m)^(ok|doubtful)  +room  +\\d+ MB free in ")
        .containsPattern("(?m)^ok        sandbox   PostgreSQL \\d+.* starts on this machine");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "openai:scripted    | 401 | the server refuses the key  | set the key of this provider",
        "anthropic:scripted | 401 | the server refuses the key  | set the key of this provider",
        "openai:scripted    | 404 | the server knows no such model | correct the model's name",
        "anthropic:scripted | 404 | the server knows no such model | correct the model's name",
        "openai:scripted    | 529 | the server is overloaded     | ask again later"
      })
  void a_model_that_refuses_is_told_with_what_to_do(
      String model, int status, String found, String advice) {
    Answer answer = doctor(Script.always(Reply.status(status)), "--model", model);

    assertThat(answer.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(answer.out()).contains("bad       model     " + model + ": " + found, "→ " + advice);
    assertThat(answer.out() + answer.err()).doesNotContain(KEY);
  }

  @ParameterizedTest
  @CsvSource({"openai:scripted", "anthropic:scripted"})
  void a_model_that_calls_tools_is_ready_and_one_that_only_talks_is_not(String model) {
    Answer ready = doctor(new GoodTuner(), "--model", model);
    Answer talks = doctor(Script.always(new Reply.Says("Ready!")), "--model", model);

    assertThat(ready.code()).isZero();
    assertThat(ready.out()).contains("ok        model     " + model + ": answers and calls tools");
    assertThat(talks.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(talks.out()).contains("bad       model", "→ choose a model that calls tools");
  }

  @Test
  void the_models_that_the_settings_give_to_skills_are_asked_too() throws IOException {
    Path settings =
        Files.writeString(
            folder.resolve("mine.yaml"), "models: {opus: anthropic:strong, haiku: openai:plain}");

    Answer answer =
        doctor(new GoodTuner(), "--model", "openai:plain", "--config", settings.toString());

    assertThat(answer.code()).isZero();
    assertThat(answer.out())
        .contains("settings", "openai:plain: answers", "anthropic:strong: answers")
        .containsOnlyOnce("openai:plain");
  }

  @Test
  void a_key_that_is_not_set_names_its_variable() {
    Answer answer = Answer.with(Map.of(), "doctor", "--model", "anthropic:x");

    assertThat(answer.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(answer.out()).contains("bad       model", "ANTHROPIC_API_KEY");
  }

  @Test
  void settings_that_are_not_understood_end_the_call_with_their_line() throws IOException {
    Path settings = Files.writeString(folder.resolve("mine.yaml"), "models: {}\nprises: {}\n");

    Answer answer = Answer.to("doctor", "--config", settings.toString());

    assertThat(answer.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(answer.err().lines())
        .singleElement()
        .asString()
        .contains("mine.yaml, line 2: there is no setting 'prises'");
  }

  @Test
  void a_database_is_told_with_the_rights_of_the_login() {
    try (Practice practice = new Practice()) {
      practice.execute("create role stranger login password 'look'; create table vault (a int);");
      Answer owner = practice.doctor(practice.user(), practice.password());
      Answer stranger = practice.doctor("stranger", "look");
      Answer wrong = practice.doctor("stranger", "wrong-horse");

      assertThat(owner.code()).isZero();
      assertThat(owner.out())
          .contains(
              "ok        database  PostgreSQL", "ok        rights", "ok        copy      2 tables");
      assertThat(owner.out())
          .contains(
              practice.user() + " is a superuser", "→ a login that may only read: create role");
      assertThat(stranger.out()).contains("ok        login     stranger may only read");
      assertThat(stranger.code()).isEqualTo(ExitCode.BAD_INPUT);
      assertThat(stranger.out())
          .contains("stranger may not read public.letter, public.vault", "→ grant stranger");
      assertThat(wrong.code()).isEqualTo(ExitCode.BAD_INPUT);
      assertThat(wrong.out()).contains("bad       database").doesNotContain("wrong-horse");
    }
  }

  @Test
  void a_target_needs_a_login() {
    Answer answer = Answer.to("doctor", "--target", "jdbc:postgresql://localhost/none");

    assertThat(answer.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(answer.err()).contains("--target needs --user");
  }

  private static Answer doctor(Script mind, String... arguments) {
    try (ScriptedModelServer server = ScriptedModelServer.start(mind)) {
      Map<String, String> environment =
          Map.of(
              "OPENAI_API_KEY",
              KEY,
              "OPENAI_BASE_URL",
              server.baseUrl(),
              "ANTHROPIC_API_KEY",
              KEY,
              "ANTHROPIC_BASE_URL",
              server.baseUrl());
      String[] call = new String[arguments.length + 1];
      call[0] = "doctor";
      System.arraycopy(arguments, 0, call, 1, arguments.length);
      return Answer.with(environment, call);
    }
  }
}
