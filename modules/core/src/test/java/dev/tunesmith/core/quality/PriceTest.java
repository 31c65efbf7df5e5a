package dev.tunesmith.core.quality;

import static dev.tunesmith.core.quality.Planted.GAIN;
import static dev.tunesmith.core.quality.Planted.other;
import static dev.tunesmith.core.quality.Planted.subject;
import static dev.tunesmith.core.testing.Submissions.good;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.evidence.Outcome;
import dev.tunesmith.core.evidence.Ratio;
import dev.tunesmith.core.testing.Shop;
import org.junit.jupiter.api.Test;

class PriceTest {

  private static final String LOSERS = "no regression in other queries";
  private static final String UNSURE = "changed plans measured again";

  @Test
  void a_loss_that_is_small_beside_the_gain_is_a_price_and_named() {
    Verdict verdict = verdict(LOSERS, GAIN, other(24, Outcome.WORSE));

    assertThat(verdict.refuses()).isFalse();
    assertThat(noteOf(verdict))
        .contains("the price", Shop.BY_DAY.value(), "20 % more time", "is won");
  }

  @Test
  void a_loss_that_takes_much_of_the_gain_is_refused() {
    assertThat(verdict(LOSERS, GAIN, other(40, Outcome.WORSE)).refuses()).isTrue();
    assertThat(verdict(LOSERS, subject(70, Outcome.BETTER), other(24, Outcome.WORSE)).refuses())
        .isTrue();
  }

  @Test
  void what_was_not_proven_to_be_won_pays_for_nothing() {
    Comparison unproven = subject(10, Outcome.INCONCLUSIVE);

    assertThat(verdict(LOSERS, unproven, other(24, Outcome.WORSE)).refuses()).isTrue();
  }

  @Test
  void what_is_cut_off_with_the_remedy_has_no_price() {
    Comparison cutOff = Planted.withRatio(other(24, Outcome.WORSE), Ratio.atLeast(1.2));

    assertThat(verdict(LOSERS, GAIN, cutOff).refuses()).isTrue();
  }

  @Test
  void a_statement_that_nobody_is_sure_of_is_held_against_it_at_its_worst() {
    Comparison small = Planted.withRatio(seldom(), new Ratio(1.1, 0.4, 3));
    Comparison large = Planted.withRatio(other(22, Outcome.INCONCLUSIVE), new Ratio(1.1, 0.4, 3));

    assertThat(verdict(UNSURE, GAIN, large).refuses()).isTrue();
    assertThat(verdict(UNSURE, GAIN, small).refuses()).isFalse();
    assertThat(noteOf(verdict(UNSURE, GAIN, small)))
        .contains("the price", Shop.BY_DAY.value(), "inconclusive");
  }

  /** It takes 3 of the 100 milliseconds that the subject took. */
  private static Comparison seldom() {
    return Shop.compared(12, Shop.BY_DAY, 3, 3.3, Outcome.INCONCLUSIVE);
  }

  private static Verdict verdict(String gate, Comparison... reads) {
    return Gates.all().afterTrial(good().reads(reads).built()).stream()
        .filter(report -> report.gate().equals(gate))
        .findFirst()
        .orElseThrow()
        .verdict();
  }

  private static String noteOf(Verdict verdict) {
    return verdict.match(
        passed -> String.valueOf(passed.note()), Verdict.Failed::reason, not -> "");
  }
}
