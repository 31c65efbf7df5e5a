package dev.tunesmith.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.agents.budget.RemainingBudget;
import dev.tunesmith.agents.call.CallLog;
import dev.tunesmith.agents.call.ModelProbe;
import dev.tunesmith.agents.call.ModelProbe.Finding;
import dev.tunesmith.testkit.model.Reply;
import dev.tunesmith.testkit.model.Script;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelProbeTest {

  @Test
  void a_model_that_calls_the_tool_is_ready() {
    assertThat(probe(Reply.call("say_ready", "{}"))).isEqualTo(new Finding.Ready());
  }

  @Test
  void a_model_that_only_talks_calls_no_tools() {
    assertThat(probe(new Reply.Says("Ready!"))).isEqualTo(new Finding.CallsNoTools());
  }

  @ParameterizedTest
  @CsvSource({
    "401, key-refused, the server refuses the key; check it and what it may use",
    "404, model-unknown, the server knows no such model; check the name and the base URL",
    "529, overloaded, the server is overloaded"
  })
  void a_server_that_refuses_is_asked_once_and_named_in_one_line(
      int status, String code, String sentence) {
    assertThat(probe(Reply.status(status)))
        .isEqualTo(new Finding.Unavailable(code, "openai:scripted: " + sentence));
  }

  @Test
  void a_server_that_hangs_is_left_in_time() {
    assertThat(probe(new Reply.Hangs()))
        .isEqualTo(
            new Finding.Unavailable(
                "no-answer", "openai:scripted: the server did not answer in time"));
  }

  @Test
  void a_server_that_hangs_while_the_clock_runs_is_not_taken_for_one_that_answers() {
    assertThat(probe(new Reply.Hangs(), Clock.systemUTC()))
        .isInstanceOfSatisfying(
            Finding.Unavailable.class, found -> assertThat(found.code()).isEqualTo("no-answer"));
  }

  private static Finding probe(Reply reply) {
    return probe(reply, new FakeTime());
  }

  private static Finding probe(Reply reply, InstantSource clock) {
    try (Wire wire = Wire.to(Script.always(reply))) {
      Finding finding =
          new ModelProbe(RemainingBudget.unlimited(clock), CallLog.NOBODY, clock)
              .probe(wire.seat(), Duration.ofSeconds(1));
      assertThat(wire.requests()).hasSize(1);
      return finding;
    }
  }
}
