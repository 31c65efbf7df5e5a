package dev.tunesmith.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.agents.masking.Disclosure;
import dev.tunesmith.agents.masking.WithheldLiterals;
import dev.tunesmith.core.agent.Answer;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.remedy.CreateIndex;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.tool.ToolResult;
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

class LiteralsTest {
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
        "a = 'it''s', a = 'withheld_1''withheld_2'",
        "a = 'open, a = 'withheld_1'",
        "a = '', a = ''",
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
    return ((CreateIndex) remedy).shape().predicate();
  }
}
