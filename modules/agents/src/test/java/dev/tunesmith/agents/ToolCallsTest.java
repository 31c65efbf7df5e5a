package dev.tunesmith.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.agent.Answer;
import dev.tunesmith.core.remedy.RemedyKinds;
import dev.tunesmith.core.tool.Tool;
import dev.tunesmith.core.tool.Tool.Necessity;
import dev.tunesmith.core.tool.Tool.Parameter;
import dev.tunesmith.core.tool.ToolCall;
import dev.tunesmith.core.tool.ToolResult;
import dev.tunesmith.core.tool.Toolbox;
import dev.tunesmith.core.tool.Value;
import dev.tunesmith.testkit.model.Reply;
import dev.tunesmith.testkit.model.Script;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes of calls that cannot be carried out, or do not end. */
class ToolCallsTest {

  @ParameterizedTest
  @ValueSource(strings = {"openai:scripted", "anthropic:scripted"})
  void the_third_same_call_ends_the_work(String choice) {
    ShopToolbox tools = new ShopToolbox();
    Script loop =
        Script.inOrder(
            Reply.call("table_details", "{\"table\":\"shop.orders\",\"sample\":1}"),
            Reply.call("table_details", "{ \"sample\": 1.0, \"table\": \"shop.orders\" }"),
            Reply.call("table_details", "{\"table\":\"shop.orders\",\"sample\":1}"));
    try (Wire wire = Wire.to(loop, choice)) {
      assertThat(wire.work(Samples.slowQuery(), tools))
          .isEqualTo(new Answer.Invalid("call-repeated", "the same call was made 3 times"));
      assertThat(tools.calls()).hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai:scripted", "anthropic:scripted"})
  void a_model_that_goes_on_and_on_is_stopped_after_its_rounds(String choice) {
    Script wandering =
        dialogue ->
            Reply.call(
                "table_details",
                "{\"table\":\"shop.orders\",\"sample\":" + dialogue.answersSoFar() + "}");
    try (Wire wire = Wire.to(wandering, choice)) {
      assertThat(wire.work())
          .isEqualTo(new Answer.Invalid("rounds-gone", "no answer within 12 rounds"));
      assertThat(wire.requests()).hasSize(12);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai:scripted", "anthropic:scripted"})
  void an_answer_with_endless_calls_is_stopped(String choice) {
    Reply.Wanted[] many = new Reply.Wanted[100];
    for (int i = 0; i < many.length; i++) {
      many[i] = new Reply.Wanted("table_details", "{\"table\":\"t\",\"sample\":" + i + "}");
    }
    ShopToolbox tools = new ShopToolbox();
    try (Wire wire = Wire.to(Script.always(Reply.calls(many)), choice)) {
      assertThat(wire.work(Samples.slowQuery(), tools))
          .isEqualTo(new Answer.Invalid("calls-gone", "no answer within 60 calls"));
      assertThat(tools.calls()).hasSize(60);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai:scripted", "anthropic:scripted"})
  void an_unknown_tool_is_answered_twice_then_ends_the_work(String choice) {
    Script planted =
        dialogue ->
            Reply.call("apply_ddl", "{\"level\":4,\"approved\":" + dialogue.request() + "}");
    ShopToolbox tools = new ShopToolbox();
    try (Wire wire = Wire.to(planted, choice)) {
      assertThat(wire.work(Samples.slowQuery(), tools))
          .isEqualTo(
              new Answer.Invalid(
                  "tool-unknown", "there is no tool of that name; use those listed"));
      assertThat(wire.requests()).hasSize(3);
      assertThat(wire.lastRequest().dialogue().results())
          .allSatisfy(result -> assertThat(result.text()).contains("tool-unknown"));
      assertThat(tools.calls()).isEmpty();
    }
  }

  @Test
  void broken_json_is_answered_twice_then_ends_the_work() {
    Script broken =
        dialogue -> Reply.call("table_details", "{\"table\": \"shop" + dialogue.request());
    try (Wire wire = Wire.to(broken)) {
      assertThat(wire.work())
          .isEqualTo(
              new Answer.Invalid("arguments-unreadable", "the arguments are not one JSON object"));
      assertThat(wire.requests()).hasSize(3);
    }
  }

  @Test
  void arguments_that_break_the_protocol_itself_are_no_answer() {
    try (Wire wire =
        Wire.to(Script.always(Reply.call("table_details", "{\"tab")), "anthropic:scripted")) {
      assertThat(wire.work())
          .isEqualTo(
              new Answer.Unavailable(
                  "answer-unreadable",
                  "anthropic:scripted: what came back is no answer of a model's server"
                      + " (asked 3 times)"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai:scripted", "anthropic:scripted"})
  void arguments_of_wrong_types_are_answered_with_all_that_is_wrong(String choice) {
    Script wrong =
        Script.inOrder(
            Reply.call("table_details", "{\"columns\":[1],\"sample\":\"all\",\"force\":true}"),
            Reply.call("give_up", "{\"reason\":\"no\"}"));
    try (Wire wire = Wire.to(wrong, choice)) {
      wire.work();

      assertThat(wire.lastRequest().dialogue().lastResult("table_details").orElseThrow().text())
          .contains(
              "arguments-invalid",
              "table is missing; columns must be an array of strings; sample must be a number;"
                  + " there is no argument force");
    }
  }

  @Test
  void a_refusal_of_a_tool_reaches_the_model_as_a_typed_error() {
    Script script =
        Script.inOrder(
            Reply.call("table_details", "{\"table\":\"shop.orders\"}"),
            Reply.call("give_up", "{\"reason\":\"no\"}"));
    try (Wire wire = Wire.to(script)) {
      wire.work(
          Samples.slowQuery(), new ShopToolbox(new ToolResult.Refused("not-granted", "not yours")));

      assertThat(wire.lastRequest().dialogue().lastResult("table_details").orElseThrow().text())
          .contains("{\"error\":\"not-granted\",\"message\":\"not yours\"}");
    }
  }

  @Test
  void a_call_that_settles_the_case_ends_the_work_and_what_else_was_called_is_not() {
    SettlingToolbox tools = new SettlingToolbox();
    Script eager =
        Script.always(
            Reply.calls(
                new Reply.Wanted("ask_advisor", "{}"),
                new Reply.Wanted("try_remedy", "{\"remedy\":{\"kind\":\"create_index\"}}"),
                new Reply.Wanted("ask_advisor", "{}")));
    try (Wire wire = Wire.to(eager)) {
      assertThat(wire.work(Samples.slowQuery(), tools)).isEqualTo(new Answer.Tried());
      assertThat(tools.calls).containsExactly("ask_advisor", "try_remedy");
      assertThat(wire.requests()).hasSize(1);
    }
  }

  @Test
  void a_model_is_told_what_a_colleague_s_word_is_worth_only_where_it_may_ask_one() {
    Script gone = Script.always(Reply.call("give_up", "{\"reason\":\"no\"}"));
    try (Wire wire = Wire.to(gone)) {
      wire.work(Samples.slowQuery(), new SettlingToolbox());

      assertThat(wire.lastRequest().dialogue().system()).doesNotContain("`consult_peer`");
    }
  }

  private static final class SettlingToolbox implements Toolbox {
    private final List<String> calls = new ArrayList<>();

    @Override
    public List<Tool> tools() {
      Parameter remedy =
          new Parameter(
              "remedy",
              RemedyKinds.BUILT_IN.form(RemedyKinds.BUILT_IN.all()),
              Necessity.REQUIRED,
              "");
      return List.of(
          new Tool("ask_advisor", "", List.of()), new Tool("try_remedy", "", List.of(remedy)));
    }

    @Override
    public ToolResult call(ToolCall call) {
      calls.add(call.tool());
      return new ToolResult.Answered(Value.structure(), List.of());
    }

    @Override
    public boolean isOver() {
      return calls.contains("try_remedy");
    }
  }
}
