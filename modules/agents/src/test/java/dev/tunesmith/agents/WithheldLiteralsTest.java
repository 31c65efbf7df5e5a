package dev.tunesmith.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunesmith.agents.masking.Disclosure;
import dev.tunesmith.agents.masking.WithheldLiterals;
import dev.tunesmith.core.agent.Answer;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.tool.ToolResult;
import dev.tunesmith.core.tool.UnreadableRemedyException;
import dev.tunesmith.core.tool.Value;
import dev.tunesmith.core.tool.Value.Structure;
import dev.tunesmith.testkit.model.Reply;
import dev.tunesmith.testkit.model.Script;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WithheldLiteralsTest {
  private static final ToolResult PLAN =
      new ToolResult.Answered(
          Value.structure().with("plan", "Filter: (status = 'very secret'::text)"),
          List.of(EvidenceId.of(3)));
  private static final Script PROPOSES_WHAT_IT_SAW =
      dialogue ->
          dialogue
              .lastResult("table_details")
              .map(result -> Reply.call("propose", proposal(seenLiteral(result.text()))))
              .orElse(Reply.call("table_details", "{\"table\":\"shop.orders\"}"));

  static LongStream seeds() {
    return new Random().longs(100);
  }

  @Test
  void a_literal_never_leaves_and_comes_back_in_the_proposal() {
    try (Wire wire = Wire.to(PROPOSES_WHAT_IT_SAW)) {
      Answer answer = wire.work(Samples.slowQuery(), new ShopToolbox(PLAN));

      assertThat(predicate(answer)).isEqualTo("status = 'very secret'");
      assertThat(wire.requests())
          .allSatisfy(request -> assertThat(request.body().toString()).doesNotContain("secret"));
    }
  }

  @Test
  void values_that_are_shared_are_shown() {
    try (Wire wire = Wire.to(PROPOSES_WHAT_IT_SAW).with(Disclosure.SHARED)) {
      Answer answer = wire.work(Samples.slowQuery(), new ShopToolbox(PLAN));

      assertThat(predicate(answer)).isEqualTo("status = 'very secret'");
      assertThat(wire.lastRequest().body().toString()).contains("very secret");
    }
  }

  @Test
  void a_complaint_does_not_give_a_withheld_literal_away() {
    String asks = proposal("'withheld_1'").replace("shop.orders", "'withheld_1'");
    Script fishes =
        Script.inOrder(
            Reply.call("table_details", "{\"table\":\"shop.orders\"}"),
            Reply.call("propose", asks),
            Reply.call("give_up", "{\"reason\":\"no\"}"));
    try (Wire wire = Wire.to(fishes)) {
      wire.work(Samples.slowQuery(), new ShopToolbox(PLAN));

      assertThat(wire.lastRequest().dialogue().lastResult("propose").orElseThrow().text())
          .contains("remedy-unreadable")
          .doesNotContain("secret");
    }
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "a = 'x' and b = 'y', a = 'withheld_1' and b = 'withheld_2'",
        "a = 'x' or b = 'x', a = 'withheld_1' or b = 'withheld_1'",
        "a = E'x', a = E'withheld_1'",
        "a = 'it''s' or b = 'y', a = 'withheld_1' or b = 'withheld_2'",
        "a = 'open, a = 'withheld_1'",
        "a = '' or b = 'x', a = '' or b = 'withheld_1'",
        "the table's owner's index, the table's owner's index"
      })
  void literals_are_told_from_apostrophes(String text, String shown) {
    assertThat(new WithheldLiterals(Disclosure.WITHHELD).withheld(text)).isEqualTo(shown);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void every_condition_comes_back_as_it_was(long seed) {
    Random random = new Random(seed);
    StringBuilder condition = new StringBuilder("true");
    for (int i = 0; i < 20; i++) {
      condition.append(" or a = '").append(literal(random)).append("'");
    }
    WithheldLiterals literals = new WithheldLiterals(Disclosure.WITHHELD);

    String shown = literals.withheld(condition.toString());
    Structure back = literals.putBack(Value.structure().with("where", shown));

    assertThat(back.text("where")).contains(condition.toString());
  }

  @Test
  void a_statement_in_other_words_gets_its_literals_back() {
    String original = "select id from orders where placed_at::date = date '2026-01-02'";
    WithheldLiterals literals = new WithheldLiterals(Disclosure.WITHHELD);
    String shown = literals.withheld(original);

    Structure back =
        literals.putBack(Value.structure().with("sql", shown).with("definition", shown));

    assertThat(shown).doesNotContain("2026");
    assertThat(back.text("sql")).contains(original);
    assertThat(back.text("definition")).contains(original);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status = 'withheld_1'",
        "o.status = 'withheld_1'::text and not paid",
        "(status)::text = 'withheld_1'::character varying(10)",
        "lower(o.status) like 'withheld_1'",
        "status not in ('withheld_1', 'withheld_2')",
        "placed between date 'withheld_1' and date 'withheld_2'",
        "'withheld_1' < placed",
        "(placed, id) < ('withheld_5', 7)",
        "date_trunc('withheld_3', placed) = now()",
        "placed > now() - interval 'withheld_4'"
      })
  void a_withheld_literal_is_compared_with_a_column_or_stands_where_the_statement_has_it(
      String condition) {
    WithheldLiterals literals = withheld();

    assertThat(literals.putBack(Value.structure().with("where", condition)).text("where"))
        .hasValueSatisfying(sql -> assertThat(sql).doesNotContain("withheld"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id = ascii(substr('withheld_1',1,1))",
        "id = ('withheld_1')::int",
        "id = 'withheld_1'::bigint",
        "id = length('withheld_1' || status)",
        "'m' < 'withheld_1'",
        "lower('m') < 'withheld_1'",
        "1 = case when 'withheld_1' > 'm' then 1 else 2 end",
        "placed > now() - 'withheld_4'::text::interval",
        "status = concat('withheld_1', 'withheld_2')",
        "id = (date 'withheld_1' - date '2000-01-01')",
        "\"'withheld_1'\" = 1"
      })
  void nothing_is_computed_from_a_withheld_literal(String condition) {
    WithheldLiterals literals = withheld();

    assertThatThrownBy(() -> literals.putBack(Value.structure().with("where", condition)))
        .isInstanceOf(UnreadableRemedyException.class)
        .hasMessageStartingWith("where computes something from a withheld literal");
  }

  private static WithheldLiterals withheld() {
    WithheldLiterals literals = new WithheldLiterals(Disclosure.WITHHELD);
    literals.learn(
        "select * from orders where status in ('open', 'sent') and date_trunc('day', placed) >"
            + " now() - interval '3 days' and (placed, id) < ('2026-01-01', 7)");
    return literals;
  }

  @Test
  void a_literal_that_a_server_prints_as_a_number_is_withheld_again() {
    WithheldLiterals literals = new WithheldLiterals(Disclosure.WITHHELD);
    literals.learn("select * from cards where number = '4111'");
    literals.putBack(Value.structure().with("where", "number = 'withheld_1'"));

    assertThat(literals.withheld("Filter: (number = 4111), width 41115, 0.4111"))
        .isEqualTo("Filter: (number = 'withheld_1'), width 41115, 0.4111");
  }

  @Test
  void a_tool_is_not_called_with_something_computed_from_a_withheld_literal() {
    ShopToolbox tools = new ShopToolbox(PLAN);
    Script fishes =
        Script.inOrder(
            Reply.call("table_details", "{\"table\":\"shop.orders\"}"),
            Reply.call(
                "foresee_plan",
                """
                {"remedy": {"kind": "create_index", "table": "shop.orders",
                 "keys": [{"column": "id"}], "where": "id = ascii('withheld_1')"}}\
                """),
            Reply.call("give_up", "{\"reason\":\"no\"}"));
    try (Wire wire = Wire.to(fishes)) {
      wire.work(Samples.slowQuery(), tools);

      assertThat(tools.calls()).hasSize(1);
      assertThat(wire.lastRequest().dialogue().lastResult("foresee_plan").orElseThrow().text())
          .contains("computes something from a withheld literal")
          .doesNotContain("secret");
    }
  }

  private static String literal(Random random) {
    String[] parts = {"a", "''", " ", "$1", "\\", "withheld_2", "\"", ")"};
    StringBuilder literal = new StringBuilder("x");
    random.ints(5, 0, parts.length).forEach(part -> literal.append(parts[part]));
    return literal.toString();
  }

  private static String seenLiteral(String result) {
    return result.substring(result.indexOf('\''), result.lastIndexOf('\'') + 1);
  }

  private static String proposal(String literal) {
    return """
    {"root_cause": "no index", "expected_gain": 0.5, "evidence": ["E3"],
     "remedies": [{"kind": "create_index", "table": "shop.orders",
                   "keys": [{"column": "id"}], "where": "status = %s"}]}\
    """
        .formatted(literal);
  }

  private static String predicate(Answer answer) {
    assertThat(answer).isInstanceOf(Answer.Proposed.class);
    Remedy remedy = ((Answer.Proposed) answer).proposal().remedies().get(0);
    return ((Remedy.CreateIndex) remedy).shape().predicate();
  }
}
