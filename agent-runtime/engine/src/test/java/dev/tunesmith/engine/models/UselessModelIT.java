package dev.tunesmith.engine.models;

import static dev.tunesmith.testkit.model.Script.always;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunesmith.core.escalation.Standing.Phase;
import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.SessionEvent;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.engine.EveryThird;
import dev.tunesmith.engine.order.InvalidInputException;
import dev.tunesmith.testkit.model.GoodTuner;
import dev.tunesmith.testkit.model.Reply;
import dev.tunesmith.testkit.model.Script;
import dev.tunesmith.testkit.model.ScriptedModelServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a session comes to when its model is of no use. The tests of the agents hold each case for
 * each protocol; a session sees only the answer, so here each case has one.
 */
@Tag("long")
@EveryThird
class UselessModelIT {
  private static final String OPENAI = "openai:scripted";
  private static final String ANTHROPIC = "anthropic:scripted";

  private static final String INVENTED =
      """
      {"root_cause": "none", "expected_gain": 0.9, "evidence": ["E1"], "remedies": [
        {"kind": "create_index", "table": "public.visits", "keys": [{"column": "owner"}]}]}\
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

  /** A model that answers, and what each of its attempts ends with. */
  static Stream<Arguments> useless() {
    Script talks = always(new Reply.Says("Done, it is ten times faster."));
    Script climbs =
        dialogue -> Reply.call("promote", "{\"level\":" + (3 + dialogue.request()) + "}");
    Script stammers = dialogue -> Reply.call("ask_advisor", "{\"a\": " + dialogue.request());
    return Stream.of(
        Arguments.of(OPENAI, "answer-without-call", talks),
        Arguments.of(ANTHROPIC, "remedy-unreadable", always(Reply.call("propose", INVENTED))),
        Arguments.of(OPENAI, "call-repeated", always(Reply.call("ask_advisor", "{}"))),
        Arguments.of(ANTHROPIC, "tool-unknown", climbs),
        Arguments.of(OPENAI, "arguments-unreadable", stammers),
        Arguments.of(ANTHROPIC, "answer-empty", always(new Reply.SaysNothing())),
        Arguments.of(OPENAI, "answer-refused", always(new Reply.Refuses())),
        Arguments.of(ANTHROPIC, "answer-cut-off", always(new Reply.IsCutOff("propose", "{\"ro"))));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("useless")
  void nothing_is_accepted_and_the_issue_climbs_to_the_user(
      String choice, String code, Script mind) {
    Told told = new Told();
    try (ScriptedModelServer server = ScriptedModelServer.start(mind.ready())) {
      SessionState state =
          visits.session(choice, server, results()).listener(told).build().run().state();

      assertThat(state.accepted()).isEmpty();
      assertThat(told.codes()).isEqualTo(Collections.nCopies(6, code));
      assertThat(levels(state)).containsExactly(1, 1, 2, 2, 3, 3);
      assertThat(state.issues())
          .singleElement()
          .satisfies(
              file -> assertThat(file.standing().phase()).isEqualTo(Phase.AWAITING_DECISION));
    }
  }

  private static List<Integer> levels(SessionState state) {
    List<Integer> levels = new ArrayList<>();
    for (IssueFile file : state.issues()) {
      file.attempts().forEach(attempt -> levels.add(attempt.level().number()));
    }
    return levels;
  }

  /** An outage that does not end, and its code. */
  static Stream<Arguments> outages() {
    return Stream.of(
        Arguments.of(ANTHROPIC, "request-refused", Reply.status(400)),
        Arguments.of(OPENAI, "rate-limited", Reply.status(429, "retry-after", "3600")),
        Arguments.of(ANTHROPIC, "overloaded", Reply.status(529, "retry-after", "600")),
        Arguments.of(OPENAI, "answer-unreadable", Reply.htmlPage()),
        Arguments.of(ANTHROPIC, "answer-unreadable", new Reply.HalfJson()));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("outages")
  void a_model_that_cannot_be_reached_leaves_its_case_to_the_playbook(
      String choice, String code, Reply reply) {
    Told told = new Told();
    try (ScriptedModelServer server = ScriptedModelServer.start(always(reply))) {
      SessionState state =
          visits.session(choice, server, results()).listener(told).build().run().state();

      assertThat(told.codes()).containsExactly(code);
      assertThat(Visits.workers(state)).containsExactly(choice, "playbook");
      assertThat(state.accepted()).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({"openai:scripted", "anthropic:scripted"})
  void an_outage_that_passes_costs_no_attempt(String choice) {
    Script moody =
        dialogue ->
            switch (dialogue.request()) {
              case 2 -> Reply.status(429, "retry-after", "1");
              case 3 -> new Reply.BreaksOff();
              default -> new GoodTuner().next(dialogue);
            };
    try (ScriptedModelServer server = ScriptedModelServer.start(moody)) {
      SessionState state = visits.session(choice, server, results()).build().run().state();

      assertThat(Visits.workers(state)).containsExactly(choice);
      assertThat(state.accepted()).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "openai:scripted,    401, the server refuses the key",
    "anthropic:scripted, 401, the server refuses the key",
    "openai:scripted,    404, the server knows no such model",
    "anthropic:scripted, 404, the server knows no such model"
  })
  void a_key_or_a_name_that_is_refused_ends_the_session_before_anything_is_copied(
      String choice, int status, String reason) {
    Told told = new Told();
    try (ScriptedModelServer server = ScriptedModelServer.start(always(Reply.status(status)))) {
      var session = visits.session(choice, server, results()).listener(told).build();

      assertThatThrownBy(session::run)
          .isInstanceOf(InvalidInputException.class)
          .hasMessageStartingWith(choice + ": " + reason)
          .hasMessageNotContainingAny(Visits.KEY, "\n");
      assertThat(server.requests()).hasSize(1);
      assertThat(told.all(SessionEvent.class)).isEmpty();
      assertThat(results()).doesNotExist();
    }
  }

  private Path results() {
    return folder.resolve("results");
  }
}
