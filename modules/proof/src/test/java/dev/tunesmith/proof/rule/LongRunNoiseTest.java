package dev.tunesmith.proof.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.evidence.Outcome;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rule of two pairs, over what was recorded of runs that take seconds. */
class LongRunNoiseTest {

  private static final int TRIALS = 5_000;
  private static final List<NoiseTrace> TRACES = NoiseTrace.recorded("long");

  @ParameterizedTest(name = "true ratio {0}")
  @CsvSource({"1", "0.9", "1.1", "0.5", "2"})
  void none_of_ten_thousand_trials_calls_a_small_effect_a_large_one(double effect) {
    assertThat(shown(effect)).as("decided at a true ratio of %s", effect).isEmpty();
  }

  @Test
  void nearly_every_gain_of_twenty_is_found_at_once() {
    assertThat(shown(1 / 20.0).filter(Outcome.BETTER::equals).count())
        .isGreaterThanOrEqualTo((long) (0.99 * TRIALS * TRACES.size()));
  }

  @Test
  void one_of_a_thousand_pairs_at_most_lies_beyond_the_noise() {
    for (NoiseTrace trace : TRACES) {
      List<Double> millis = trace.millis();
      long beyond =
          IntStream.range(1, millis.size())
              .mapToDouble(i -> Math.abs(Math.log(millis.get(i) / millis.get(i - 1))))
              .filter(ratio -> ratio > Math.log(LongRunRule.NOISE))
              .count();
      assertThat(beyond).as(trace.statement()).isLessThanOrEqualTo(millis.size() / 1000 + 1L);
    }
  }

  private static Stream<Outcome> shown(double effect) {
    Random random = new Random(7);
    return TRACES.stream()
        .flatMap(trace -> IntStream.range(0, TRIALS).mapToObj(i -> trace.twoPairs(effect, random)))
        .flatMap(pairs -> LongRunRule.decide(pairs).stream());
  }
}
