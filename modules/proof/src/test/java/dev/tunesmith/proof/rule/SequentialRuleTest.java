package dev.tunesmith.proof.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.evidence.Outcome;
import dev.tunesmith.core.evidence.Ratio;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SequentialRuleTest {

  private final SequentialRule rule = SequentialRule.forOneOf(1);

  @ParameterizedTest
  @CsvSource({
    "0.1, BETTER",
    "0.77, BETTER",
    "0.88, BETTER",
    "0.92, EQUAL",
    "1.0, EQUAL",
    "1.03, EQUAL",
    "1.08, WORSE",
    "3.0, WORSE"
  })
  void a_clear_ratio_is_called_at_the_first_look(double ratio, Outcome outcome) {
    assertThat(rule.decide(pairs(5, ratio, 0.002))).contains(outcome);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 6, 9, 11, 29})
  void nothing_is_decided_between_the_looks(int count) {
    assertThat(rule.decide(pairs(count, 0.1, 0.002))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.9, 1.05})
  void what_lies_on_a_margin_waits_until_it_is_inconclusive(double ratio) {
    assertThat(rule.decide(pairs(5, ratio, 0.05))).isEmpty();
    assertThat(rule.decide(pairs(30, ratio, 0.05))).contains(Outcome.INCONCLUSIVE);
  }

  @Test
  void a_tenfold_gain_needs_five_pairs_even_with_a_third_of_noise() {
    assertThat(rule.decide(pairs(5, 0.1, 0.33))).contains(Outcome.BETTER);
  }

  @Test
  void looking_at_more_statements_makes_each_decision_stricter() {
    PairedTimes borderline = pairs(5, 0.83, 0.03);

    assertThat(rule.decide(borderline)).contains(Outcome.BETTER);
    assertThat(SequentialRule.forOneOf(50).decide(borderline)).isEmpty();
  }

  @Test
  void one_pair_in_five_may_be_disturbed() {
    PairedTimes pairs = new PairedTimes();
    for (int i = 0; i < 10; i++) {
      double disturbance = i % 5 == 3 ? 40 : 1;
      pairs.add(7.0 * disturbance * (1 + 0.01 * i), 10);
    }

    assertThat(rule.decide(pairs)).contains(Outcome.BETTER);
  }

  @Test
  void the_displayed_ratio_is_with_over_without() {
    Ratio ratio = SequentialRule.ratio(pairs(10, 0.5, 0.01));

    assertThat(ratio.estimate()).isBetween(0.495, 0.505);
    assertThat(ratio.low()).isLessThan(ratio.estimate());
    assertThat(ratio.high()).isGreaterThan(ratio.estimate()).isLessThan(0.52);
  }

  @Test
  void a_time_of_zero_is_no_fault() {
    PairedTimes pairs = new PairedTimes();
    for (int i = 0; i < 5; i++) {
      pairs.add(0, 0);
    }

    assertThat(rule.decide(pairs)).isEqualTo(Optional.of(Outcome.EQUAL));
  }

  /** Pairs about {@code ratio}, going up and down by {@code noise}. */
  private static PairedTimes pairs(int count, double ratio, double noise) {
    PairedTimes pairs = new PairedTimes();
    for (int i = 0; i < count; i++) {
      double wave = i % 2 == 0 ? 1 + noise : 1 / (1 + noise);
      pairs.add(10 * ratio * wave, 10);
    }
    return pairs;
  }
}
