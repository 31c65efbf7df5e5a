package dev.tunesmith.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.model.chat.ChatModel;
import dev.tunesmith.agents.ModelChoice;
import dev.tunesmith.agents.Models;
import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.engine.practice.PracticeServer;
import dev.tunesmith.testkit.model.GoodTuner;
import dev.tunesmith.testkit.model.Reply;
import dev.tunesmith.testkit.model.Script;
import dev.tunesmith.testkit.model.ScriptedModelServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A language model works the same cases, through the same tools and gates, as the playbook. */
class ModelSessionIT {

  private static final String WORKLOAD =
      """
      -- name: visits-of-a-page
      select id, at from visits where page = 4711 order by at desc limit 20;
      """;

  private static PracticeServer database;

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    database = PracticeServer.start();
    database.execute(
        """
        create table visits (id bigint generated always as identity primary key, page int, at timestamptz);
        insert into visits (page, at)
          select i % 5000, timestamptz '2026-01-01' + i * interval '1 second'
          from generate_series(1, 100000) i;
        analyze visits;
        """);
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @Test
  void a_good_model_gets_an_index_proven() {
    try (ScriptedModelServer server = ScriptedModelServer.start(new GoodTuner())) {
      SessionState state = tune(modelAt(server));

      assertThat(state.accepted()).hasSize(1);
      assertThat(workers(state)).containsOnly("model:OPEN_AI");
    }
  }

  @Test
  void a_model_that_claims_success_without_evidence_gets_nothing_accepted_but_the_ladder_goes_on() {
    Script boaster = Script.always(new Reply.Says("Done. I made the query ten times faster."));
    try (ScriptedModelServer server = ScriptedModelServer.start(boaster)) {
      SessionState state = tune(modelAt(server));

      assertThat(state.accepted()).isEmpty();
      assertThat(state.pending()).hasSize(1);
    }
  }

  @Test
  void a_model_that_cannot_be_worked_with_leaves_its_case_to_the_playbook() {
    Script deaf = Script.always(Reply.status(400));
    try (ScriptedModelServer server = ScriptedModelServer.start(deaf)) {
      SessionState state = tune(modelAt(server));

      assertThat(state.accepted()).hasSize(1);
      assertThat(workers(state)).containsExactly("model:OPEN_AI", "playbook");
    }
  }

  @Test
  void a_refused_key_ends_the_session_with_one_clear_line() {
    Script refusing = Script.always(Reply.status(401));
    try (ScriptedModelServer server = ScriptedModelServer.start(refusing)) {
      ChatModel model = modelAt(server);

      assertThatThrownBy(() -> tune(model))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("key")
          .hasMessageNotContaining("not-a-real-key");
    }
  }

  private SessionState tune(ChatModel model) {
    return TuningSession.builder()
        .target(database.dataSource())
        .workload(WORKLOAD)
        .model(model)
        .results(folder.resolve("results"))
        .build()
        .run()
        .state();
  }

  private static List<String> workers(SessionState state) {
    return state.issues().stream()
        .flatMap(file -> file.attempts().stream())
        .map(IssueFile.Attempt::agent)
        .toList();
  }

  private static ChatModel modelAt(ScriptedModelServer server) {
    Map<String, String> environment =
        Map.of("OPENAI_API_KEY", "not-a-real-key", "OPENAI_BASE_URL", server.baseUrl());
    return Models.connect(
        (ModelChoice.Served) ModelChoice.parse("openai:scripted"), environment::get);
  }
}
