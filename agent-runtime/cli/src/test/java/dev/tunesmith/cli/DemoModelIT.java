package dev.tunesmith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.escalation.Standing.Phase;
import dev.tunesmith.core.quality.Layer;
import dev.tunesmith.core.session.Coverage;
import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.engine.PastSession;
import dev.tunesmith.testkit.model.GoodTuner;
import dev.tunesmith.testkit.model.ScriptedModelServer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The demo, worked by a model that knows nothing but what tools return to it. */
@Tag("long")
@EnabledIfSystemProperty(named = "tunesmith.whole", matches = "true")
class DemoModelIT {

  /** A check that never has anything to look at holds nothing. */
  private static final int MOST_IDLE_CHECKS = 4;

  @TempDir private static Path folder;

  private static Answer answer;
  private static int requests;

  @BeforeAll
  static void runs_once() {
    try (ScriptedModelServer server = ScriptedModelServer.start(new GoodTuner())) {
      answer =
          Answer.with(
              Map.of("OPENAI_BASE_URL", server.baseUrl()),
              "demo",
              "--model",
              "openai:scripted",
              "--max-tokens",
              "2000000",
              "--out",
              folder.resolve("out").toString());
      requests = server.requests().size();
    }
  }

  @AfterAll
  static void forget() {
    answer = null;
  }

  @Test
  void a_good_model_solves_the_issues_of_the_demo_by_real_calls_of_tools() {
    assertThat(answer.err()).isEmpty();
    assertThat(answer.code()).isZero();
    assertThat(answer.out()).contains("  models      " + requests + " calls, ");
    SessionState state = PastSession.read(folder.resolve("out"));
    assertThat(state.issues()).hasSizeGreaterThan(5);
    assertThat(state.issues())
        .filteredOn(file -> file.standing().phase() == Phase.RESOLVED)
        .as("resolved; what gains little may be left open on a busy machine")
        .hasSizeGreaterThan(4);
    assertThat(state.issues().stream().flatMap(file -> file.attempts().stream()))
        .extracting(IssueFile.Attempt::agent)
        .containsOnly("openai:scripted");
  }

  @Test
  void nearly_every_check_applies_to_some_proposal_of_the_demo() {
    Coverage coverage = Coverage.of(PastSession.read(folder.resolve("out")));

    assertThat(coverage.asked()).extracting(Coverage.Check::layer).contains(Layer.values());
    assertThat(coverage.neverApplied()).hasSizeLessThanOrEqualTo(MOST_IDLE_CHECKS);
  }
}
