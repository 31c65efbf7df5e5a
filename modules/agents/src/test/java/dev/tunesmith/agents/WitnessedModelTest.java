package dev.tunesmith.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.chat.ChatModel;
import dev.tunesmith.agents.budget.RemainingBudget;
import dev.tunesmith.agents.call.CallLimits;
import dev.tunesmith.agents.call.Pace;
import dev.tunesmith.agents.masking.Disclosure;
import dev.tunesmith.agents.model.ModelChoice;
import dev.tunesmith.agents.model.ModelSeat;
import dev.tunesmith.agents.model.Models;
import dev.tunesmith.agents.recording.ModelQuestion;
import dev.tunesmith.agents.recording.ModelReply;
import dev.tunesmith.agents.recording.ModelTraits;
import dev.tunesmith.agents.recording.WitnessedModel;
import dev.tunesmith.core.agent.Answer;
import dev.tunesmith.core.session.ModelExchange;
import dev.tunesmith.core.session.SessionEvent.ModelCalled;
import dev.tunesmith.database.sql.SqlText;
import dev.tunesmith.testkit.model.Reply;
import dev.tunesmith.testkit.model.Script;
import dev.tunesmith.testkit.model.ScriptedModelServer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a model's server did comes out the same where a witness remembers it. */
class WitnessedModelTest {

  private static final String NAME = "openai:scripted";

  static Stream<Arguments> servers() {
    return Stream.of(
        Arguments.of("gives up", script(Reply.call("give_up", "{\"reason\": \"enough\"}"))),
        Arguments.of(
            "reads, then writes nonsense",
            script(
                Reply.call("table_details", "{\"table\": \"orders\"}"),
                Reply.call("no_such_tool", "{broken"),
                new Reply.Says("I am done."),
                new Reply.SaysNothing())),
        Arguments.of("is filtered", script(new Reply.Filtered())),
        Arguments.of("is cut off", script(new Reply.IsCutOff("propose", "{\"root"))),
        Arguments.of("refuses the key", script(Reply.status(401))),
        Arguments.of("wants to be left alone", script(Reply.status(429, "retry-after", "7"))),
        Arguments.of("sends a page", script(Reply.htmlPage())),
        Arguments.of("breaks off", script(new Reply.BreaksOff())),
        Arguments.of("hangs", script(new Reply.Hangs())));
  }

  private static Script script(Reply... replies) {
    Queue<Reply> left = new ArrayDeque<>(List.of(replies));
    return dialogue -> {
      Reply next = left.poll();
      return next == null ? replies[replies.length - 1] : next;
    };
  }

  @ParameterizedTest(name = "a server that {0}")
  @MethodSource("servers")
  void answer_and_calls_are_the_same_without_the_server(String does, Script script) {
    // Only who hangs may be left: on a busy machine another answer takes its time too.
    Duration longestCall = does.equals("hangs") ? Duration.ofMillis(300) : Duration.ofMinutes(1);
    List<ModelQuestion> asked = new ArrayList<>();
    List<ModelQuestion> askedAgain = new ArrayList<>();
    Queue<ModelReply> replies = new ArrayDeque<>();
    ModelTraits traits;
    Work first;
    try (ScriptedModelServer server = ScriptedModelServer.start(script)) {
      ChatModel model = connect(server);
      traits = ModelTraits.of(model);
      first =
          Work.by(
              WitnessedModel.of(
                  NAME,
                  model,
                  (question, live) -> {
                    asked.add(question);
                    ModelReply reply = live.get();
                    replies.add(reply);
                    return reply;
                  }),
              longestCall);
    }

    Work again =
        Work.by(
            WitnessedModel.remembered(
                NAME,
                traits,
                (question, live) -> {
                  askedAgain.add(question);
                  return replies.remove();
                }),
            longestCall);

    assertThat(again).as(does).isEqualTo(first);
    assertThat(askedAgain).isEqualTo(asked).isNotEmpty();
  }

  private static ChatModel connect(ScriptedModelServer server) {
    return Models.connect(
        (ModelChoice.Served) ModelChoice.parse(NAME),
        Map.of("OPENAI_API_KEY", "none", "OPENAI_BASE_URL", server.baseUrl())::get);
  }

  /** What an agent came to, and what the ledger was told of its calls. */
  private record Work(Answer answer, List<String> told) {

    static Work by(ChatModel model, Duration longestCall) {
      FakeTime time = new FakeTime();
      List<ModelCalled> calls = new ArrayList<>();
      LoopLimits limits = LoopLimits.STANDARD.with(CallLimits.STANDARD.withTimeout(longestCall));
      Answer answer =
          new LlmAgent(
                  ModelSeat.of(NAME, model),
                  new WorkTerms(
                      limits,
                      Disclosure.WITHHELD,
                      RemainingBudget.unlimited(time),
                      calls::add,
                      SqlText.reader()),
                  Samples::schema,
                  time,
                  new Pace(new Random(1), time))
              .work(Samples.slowQuery(), new ShopToolbox());
      return new Work(answer, calls.stream().map(Work::told).toList());
    }

    private static String told(ModelCalled call) {
      ModelExchange exchange = call.exchange();
      return call.round()
          + exchange.sha256()
          + exchange.received()
          + exchange.fault()
          + exchange.use();
    }
  }
}
