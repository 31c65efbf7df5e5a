package dev.tunesmith.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.agents.budget.Price;
import dev.tunesmith.agents.budget.RemainingBudget;
import dev.tunesmith.agents.model.ModelSeat;
import dev.tunesmith.core.agent.Answer;
import dev.tunesmith.core.agent.BudgetKind;
import dev.tunesmith.core.session.ModelBudget;
import dev.tunesmith.core.session.ModelUse;
import dev.tunesmith.core.session.ModelUse.Basis;
import dev.tunesmith.testkit.model.GoodTuner;
import dev.tunesmith.testkit.model.Reply;
import dev.tunesmith.testkit.model.Script;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No model is asked for what a budget does not hold. */
class ModelBudgetTest {
  private static final Script WANDERING =
      dialogue ->
          Reply.call(
              "table_details",
              "{\"table\":\"shop.orders\",\"sample\":" + dialogue.answersSoFar() + "}");
  private static final Price PRICE = new Price(new BigDecimal("3"), new BigDecimal("15"));

  @ParameterizedTest
  @ValueSource(strings = {"openai:scripted", "anthropic:scripted"})
  void tokens_end_a_talk_before_they_are_exceeded(String choice) {
    ModelBudget budget = ModelBudget.UNLIMITED.withTokens(14_000);
    try (Wire wire = Wire.to(WANDERING, choice).with(budget)) {
      Answer answer = wire.work();

      assertThat(spent(answer).kind()).isEqualTo(BudgetKind.TOKENS);
      assertThat(wire.requests()).hasSizeBetween(2, 11);
      assertThat(tokens(wire)).isBetween(5_000L, 14_000L);
      assertThat(spent(answer).detail()).startsWith(tokens(wire) + " of 14000 tokens are used");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai:scripted", "anthropic:scripted"})
  void money_ends_a_talk_before_it_is_exceeded(String choice) {
    ModelBudget budget = ModelBudget.UNLIMITED.withMoneyMicros(120_000);
    try (Wire wire = Wire.to(WANDERING, choice).with(budget).at(PRICE)) {
      Answer answer = wire.work();

      assertThat(spent(answer).kind()).isEqualTo(BudgetKind.MONEY);
      assertThat(wire.requests()).hasSizeBetween(2, 11);
      assertThat(wire.calls().stream().mapToLong(call -> money(call.exchange().use())).sum())
          .isBetween(1L, 120_000L);
    }
  }

  @Test
  void a_budget_too_small_for_one_call_sends_nothing() {
    try (Wire wire = Wire.to(WANDERING).with(ModelBudget.UNLIMITED.withTokens(1_000))) {
      assertThat(spent(wire.work()).kind()).isEqualTo(BudgetKind.TOKENS);
      assertThat(wire.requests()).isEmpty();
      assertThat(wire.calls()).isEmpty();
    }
  }

  @Test
  void calls_of_the_model_and_of_tools_are_counted() {
    try (Wire wire = Wire.to(WANDERING).with(ModelBudget.UNLIMITED.withRounds(3))) {
      assertThat(wire.work())
          .isEqualTo(new Answer.BudgetSpent(BudgetKind.ROUNDS, "all 3 model calls are made"));
      assertThat(wire.requests()).hasSize(3);
    }
    try (Wire wire = Wire.to(WANDERING).with(ModelBudget.UNLIMITED.withToolCalls(2))) {
      ShopToolbox tools = new ShopToolbox();
      assertThat(wire.work(Samples.slowQuery(), tools))
          .isEqualTo(new Answer.BudgetSpent(BudgetKind.TOOL_CALLS, "all 2 calls are made"));
      assertThat(tools.calls()).hasSize(2);
    }
  }

  @Test
  void asking_again_after_an_outage_is_counted_too() {
    try (Wire wire =
        Wire.to(Script.always(Reply.status(529))).with(ModelBudget.UNLIMITED.withRounds(2))) {
      assertThat(spent(wire.work()).kind()).isEqualTo(BudgetKind.ROUNDS);
      assertThat(wire.requests()).hasSize(2);
      assertThat(tokens(wire)).isZero();
    }
  }

  @Test
  void the_deadline_of_the_session_ends_a_talk_whatever_took_the_time() {
    try (Wire wire = Wire.to(WANDERING)) {
      wire.with(
          RemainingBudget.of(ModelBudget.UNLIMITED, Instant.EPOCH.plusSeconds(10), wire.time));
      Answer answer =
          wire.work(
              Samples.slowQuery(),
              new SlowToolbox(new ShopToolbox(), () -> wire.time.advance(Duration.ofHours(1))));

      assertThat(answer)
          .isEqualTo(new Answer.BudgetSpent(BudgetKind.WALL_CLOCK, "the deadline was reached"));
      assertThat(wire.requests()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai:scripted", "anthropic:scripted"})
  void an_answer_that_may_have_been_made_counts_as_the_most_it_can_be(String choice) {
    Script script = new GoodTuner().afterFailures(1, new Reply.BreaksOff());
    try (Wire wire = Wire.to(script, choice)) {
      wire.work();

      List<ModelUse> uses = wire.calls().stream().map(call -> call.exchange().use()).toList();
      assertThat(uses)
          .extracting(ModelUse::basis)
          .containsExactly(Basis.ESTIMATED, Basis.REPORTED, Basis.REPORTED);
      assertThat(uses.get(0).inputTokens()).isGreaterThan(uses.get(1).inputTokens());
      assertThat(uses.get(0).outputTokens()).isEqualTo(ModelSeat.ANSWER_TOKENS);
    }
  }

  @Test
  void a_server_that_cannot_be_connected_to_has_cost_nothing() {
    Wire wire = Wire.to(new GoodTuner());
    wire.close();
    wire.work();

    assertThat(wire.calls())
        .isNotEmpty()
        .allSatisfy(call -> assertThat(call.exchange().use().basis()).isEqualTo(Basis.NOTHING));
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai:scripted", "anthropic:scripted"})
  void the_length_of_an_answer_is_limited_on_the_wire(String choice) {
    try (Wire wire = Wire.to(new GoodTuner(), choice)) {
      wire.work();

      assertThat(wire.lastRequest().body().path("max_tokens").asInt())
          .isEqualTo(ModelSeat.ANSWER_TOKENS);
    }
  }

  private static Answer.BudgetSpent spent(Answer answer) {
    assertThat(answer).isInstanceOf(Answer.BudgetSpent.class);
    return (Answer.BudgetSpent) answer;
  }

  private static long tokens(Wire wire) {
    return wire.calls().stream()
        .map(call -> call.exchange().use())
        .mapToLong(use -> use.inputTokens() + use.outputTokens())
        .sum();
  }

  private static long money(ModelUse use) {
    Long micros = use.moneyMicros();
    assertThat(micros).isNotNull();
    return micros == null ? 0 : micros;
  }
}
