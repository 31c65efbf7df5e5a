package dev.tunesmith.engine.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.chat.ChatModel;
import dev.tunesmith.agents.model.ModelChoice;
import dev.tunesmith.agents.model.Models;
import dev.tunesmith.core.session.SessionEvent.ModelCalled;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.testkit.model.Dialogue;
import dev.tunesmith.testkit.model.GoodTuner;
import dev.tunesmith.testkit.model.RecordedRequest;
import dev.tunesmith.testkit.model.ScriptedModelServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A language model works the same cases, through the same tools and gates, as the playbook. */
@Tag("long")
class ModelSessionIT {

  private static Visits visits;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    visits = new Visits();
  }

  @AfterAll
  static void stop() {
    visits.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai:scripted", "anthropic:scripted"})
  void a_good_model_gets_an_index_proven_and_each_of_its_calls_is_in_the_ledger(String choice) {
    Told told = new Told();
    try (ScriptedModelServer server = ScriptedModelServer.start(new GoodTuner())) {
      SessionState state =
          visits.session(choice, server, results()).listener(told).build().run().state();

      assertThat(state.accepted()).hasSize(1);
      assertThat(Visits.workers(state)).containsOnly(choice);
      assertThat(told.all(ModelCalled.class)).hasSameSizeAs(server.requests());
      ModelCalled probe = told.all(ModelCalled.class).get(0);
      assertThat(probe.issue()).isNull();
      assertThat(told.all(ModelCalled.class).get(1).exchange().sent())
          .contains("visits-of-a-page")
          .doesNotContain("browser", Visits.KEY);
      assertThat(state.spending().calls()).isEqualTo(server.requests().size());
      assertThat(state.spending().inputTokens()).isPositive();
    }
  }

  @Test
  void a_hosts_own_model_works_too() {
    try (ScriptedModelServer server = ScriptedModelServer.start(new GoodTuner())) {
      ChatModel model =
          Models.connect(
              (ModelChoice.Served) ModelChoice.parse("openai:scripted"),
              Visits.environment(server)::get);
      SessionState state =
          visits.session("builtin", server, results()).model(model).build().run().state();

      assertThat(state.accepted()).hasSize(1);
      assertThat(Visits.workers(state)).containsOnly("model:OPEN_AI");
    }
  }

  @Test
  void a_skill_is_worked_by_the_model_that_the_settings_name_for_it() throws IOException {
    Path settings =
        Files.writeString(folder.resolve("tunesmith.yaml"), "models: {opus: anthropic:strong}");
    try (ScriptedModelServer server = ScriptedModelServer.start(new GoodTuner())) {
      SessionState state =
          visits
              .session("openai:plain", server, results())
              .settings(settings)
              .build()
              .run()
              .state();

      assertThat(Visits.workers(state)).containsExactly("anthropic:strong");
      assertThat(server.requests())
          .filteredOn(request -> request.dialogue().isProbe())
          .extracting(request -> request.dialogue().model())
          .containsExactly("plain", "strong");
      assertThat(server.requests())
          .filteredOn(request -> !request.dialogue().isProbe())
          .extracting(RecordedRequest::dialogue)
          .extracting(Dialogue::model)
          .containsOnly("strong");
    }
  }

  @Test
  void a_session_of_the_playbook_asks_no_model_whatever_the_settings_name() throws IOException {
    Path settings =
        Files.writeString(folder.resolve("tunesmith.yaml"), "models: {opus: anthropic:strong}");
    try (ScriptedModelServer server = ScriptedModelServer.start(new GoodTuner())) {
      SessionState state =
          visits.session("builtin", server, results()).settings(settings).build().run().state();

      assertThat(Visits.workers(state)).containsOnly("playbook");
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void literals_reach_the_model_only_where_the_user_shares_them() {
    try (ScriptedModelServer server = ScriptedModelServer.start(new GoodTuner())) {
      visits.session("openai:scripted", server, results()).build().run();
      assertThat(server.requests().toString()).contains("withheld_1").doesNotContain("browser");
    }
    try (ScriptedModelServer server = ScriptedModelServer.start(new GoodTuner())) {
      visits
          .session("openai:scripted", server, folder.resolve("shared"))
          .shareValues()
          .build()
          .run();
      assertThat(server.requests().toString()).contains("'browser'");
    }
  }

  private Path results() {
    return folder.resolve("results");
  }
}
