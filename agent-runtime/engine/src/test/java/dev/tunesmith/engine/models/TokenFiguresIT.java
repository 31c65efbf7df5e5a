package dev.tunesmith.engine.models;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.testkit.model.GoodTuner;
import dev.tunesmith.testkit.model.RecordedRequest;
import dev.tunesmith.testkit.model.Reply;
import dev.tunesmith.testkit.model.Script;
import dev.tunesmith.testkit.model.ScriptedModelServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** What a model is sent for a case, in tokens of four bytes; {@code scripts/tokens} prints it. */
@Tag("long")
@EnabledIfSystemProperty(named = "tunesmith.whole", matches = "true")
class TokenFiguresIT {

  private static final int BYTES_OF_A_TOKEN = 4;

  private static final String USELESS =
      """
      {"root_cause": "the wrong order", "expected_gain": 0.2, "evidence": ["E1"], "remedies": [
        {"kind": "create_index", "table": "public.visits", "keys": ["id", "%s"]}]}\
      """;

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

  @Test
  void a_simple_case_takes_few() {
    assertThat(tokens("simple", new GoodTuner())).isLessThanOrEqualTo(4_500);
  }

  /** Four attempts at two levels come to nothing before it knows better. */
  @Test
  void a_climbing_case_takes_some() {
    List<String> columns = List.of("page", "kind", "at", "id");
    int[] attempts = {0};
    Script climbing =
        dialogue ->
            dialogue.isProbe() || attempts[0] == columns.size()
                ? new GoodTuner().next(dialogue)
                : Reply.call("propose", USELESS.formatted(columns.get(attempts[0]++)));

    assertThat(tokens("climbing", climbing)).isLessThanOrEqualTo(20_000);
  }

  private int tokens(String name, Script mind) {
    try (ScriptedModelServer server = ScriptedModelServer.start(mind)) {
      SessionState state =
          visits
              .session("openai:scripted", server, folder.resolve("results"))
              .build()
              .run()
              .state();
      assertThat(state.accepted()).hasSize(1);
      List<RecordedRequest> asked =
          server.requests().stream().filter(each -> !each.dialogue().isProbe()).toList();
      int all = asked.stream().mapToInt(each -> tokens(each.body())).sum();
      System.out.printf(
          "tokens of a %s case: %d in %d calls (%d system, %d tools)%n",
          name,
          all,
          asked.size(),
          asked.stream().mapToInt(each -> tokens(each.dialogue().system())).sum(),
          asked.stream().mapToInt(each -> tokens(each.body().path("tools"))).sum());
      return all;
    }
  }

  private static int tokens(JsonNode json) {
    return tokens(json.toString());
  }

  private static int tokens(String text) {
    return text.getBytes(UTF_8).length / BYTES_OF_A_TOKEN;
  }
}
