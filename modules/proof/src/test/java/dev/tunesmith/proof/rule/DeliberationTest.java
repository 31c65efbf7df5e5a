package dev.tunesmith.proof.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tunesmith.core.evidence.Outcome;
import dev.tunesmith.core.evidence.Ratio;
import dev.tunesmith.database.sandbox.Run;
import org.junit.jupiter.api.Test;

class DeliberationTest {

  private final Deliberation deliberation = new Deliberation(SequentialRule.forOneOf(3));

  @Test
  void two_long_pairs_that_lie_far_apart_are_enough_and_say_how_much_is_certain() {
    deliberation.add(took(44), took(35_000));
    assertThat(deliberation.isOpen()).isTrue();

    deliberation.add(took(50), took(34_000));

    assertThat(deliberation.outcome()).isEqualTo(Outcome.BETTER);
    assertThat(deliberation.ratio().known()).isEqualTo(Ratio.Known.AT_MOST);
    assertThat(deliberation.ratio().estimate())
        .isCloseTo(LongRunRule.NOISE * 50 / 34_000, within(1e-9));
    assertThat(deliberation.ratio().words()).startsWith("at least").endsWith("faster");
  }

  @Test
  void two_long_pairs_that_lie_close_to_the_noise_are_not() {
    deliberation.add(took(10_000), took(35_000));
    deliberation.add(took(12_000), took(35_000));

    assertThat(deliberation.isOpen()).isTrue();
  }

  @Test
  void a_gain_that_does_not_begin_to_show_in_two_pairs_is_called_none_and_a_small_one_is_not() {
    deliberation.add(took(9_000), took(10_000));
    assertThat(deliberation.showsNoGain()).isFalse();
    deliberation.add(took(9_100), took(10_000));
    assertThat(deliberation.showsNoGain()).isFalse();

    deliberation.add(took(12_000), took(10_000));

    assertThat(deliberation.showsNoGain()).isTrue();
    assertThat(deliberation.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
  }

  @Test
  void two_pairs_of_short_runs_are_never_enough() {
    deliberation.add(took(1), took(900));
    deliberation.add(took(1), took(900));

    assertThat(deliberation.isOpen()).isTrue();
  }

  @Test
  void a_long_statement_that_becomes_far_slower_is_worse_after_two_pairs() {
    deliberation.add(took(9_000), took(1_000));
    deliberation.add(took(8_000), took(1_000));

    assertThat(deliberation.outcome()).isEqualTo(Outcome.WORSE);
    assertThat(deliberation.ratio().known()).isEqualTo(Ratio.Known.AT_LEAST);
  }

  @Test
  void what_is_cut_off_without_the_remedy_shows_that_it_helps() {
    deliberation.add(took(100), cutOff(20_000));
    deliberation.add(took(90), cutOff(20_000));

    assertThat(deliberation.outcome()).isEqualTo(Outcome.BETTER);
    assertThat(deliberation.ratio().known()).isEqualTo(Ratio.Known.AT_MOST);
  }

  @Test
  void what_is_cut_off_without_the_remedy_never_shows_that_it_harms_or_does_nothing() {
    for (int pair = 0; pair < SequentialRule.lastLook(); pair++) {
      deliberation.add(took(60), cutOff(50));
    }

    assertThat(deliberation.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
  }

  @Test
  void what_is_cut_off_with_the_remedy_is_a_loss_at_once() {
    deliberation.add(cutOff(20_000), took(15_000));

    assertThat(deliberation.outcome()).isEqualTo(Outcome.WORSE);
    assertThat(deliberation.ratio()).isEqualTo(Ratio.atLeast(20.0 / 15));
  }

  @Test
  void what_is_cut_off_on_both_sides_says_nothing() {
    deliberation.add(cutOff(20_000), cutOff(20_000));

    assertThat(deliberation.isOpen()).isFalse();
    assertThat(deliberation.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(deliberation.ratio().known()).isEqualTo(Ratio.Known.NOTHING);
  }

  @Test
  void what_may_be_much_slower_is_told_from_what_is_only_unsure() {
    for (int pair = 0; pair < 6; pair++) {
      deliberation.add(took(pair % 2 == 0 ? 50 : 200), took(100));
    }
    assertThat(deliberation.mayHurt()).isTrue();

    Deliberation calmer = new Deliberation(SequentialRule.forOneOf(3));
    for (int pair = 0; pair < 6; pair++) {
      calmer.add(took(pair % 2 == 0 ? 80 : 110), took(100));
    }
    assertThat(calmer.isOpen()).isTrue();
    assertThat(calmer.mayHurt()).isFalse();
  }

  private static Run took(double millis) {
    return new Run(millis, 1);
  }

  private static Run cutOff(double millis) {
    return Run.cutOffAfter(millis);
  }
}
