package dev.tunesmith.proof.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.evidence.Outcome;
import dev.tunesmith.core.evidence.Ratio;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BufferTieTest {

  private static final int TRIALS_PER_STATEMENT = 500;

  @ParameterizedTest(name = "{0} ({1} to {2}), {3} blocks instead of {4}: {5}")
  @CsvSource({
    "0.85, 0.75, 0.95, 100, 200, BETTER",
    "0.85, 0.75, 0.95, 100, 199, INCONCLUSIVE",
    "0.85, 0.70, 1.02, 100, 1000, INCONCLUSIVE",
    "0.93, 0.88, 0.98, 100, 1000, INCONCLUSIVE",
    "0.85, 0.75, 0.95, 1000, 100, INCONCLUSIVE",
    "0.85, 0.75, 0.95, 3, 60, INCONCLUSIVE",
    "1.10, 1.01, 1.20, 200, 100, WORSE",
    "1.10, 0.99, 1.20, 1000, 100, INCONCLUSIVE",
    "1.04, 1.01, 1.07, 1000, 100, INCONCLUSIVE",
    "1.10, 1.01, 1.20, 100, 1000, INCONCLUSIVE"
  })
  void blocks_break_a_tie_only_where_times_say_the_same(
      double estimate, double low, double high, long with, long without, Outcome outcome) {
    assertThat(
            BufferTie.broken(Outcome.INCONCLUSIVE, new Ratio(estimate, low, high), with, without))
        .isEqualTo(outcome);
  }

  @ParameterizedTest
  @EnumSource(
      value = Outcome.class,
      names = {"BETTER", "WORSE", "EQUAL"})
  void what_times_decide_stays(Outcome timed) {
    assertThat(BufferTie.broken(timed, new Ratio(0.8, 0.7, 0.9), 100, 10_000)).isEqualTo(timed);
    assertThat(BufferTie.broken(timed, new Ratio(1.2, 1.1, 1.3), 10_000, 100)).isEqualTo(timed);
  }

  @Test
  void an_unchanged_statement_touches_the_same_blocks_so_no_tie_is_ever_broken() {
    for (double estimate = 0.5; estimate < 2; estimate += 0.01) {
      Ratio any = new Ratio(estimate, estimate * 0.99, estimate * 1.01);

      assertThat(BufferTie.broken(Outcome.INCONCLUSIVE, any, 5000, 5000))
          .isEqualTo(Outcome.INCONCLUSIVE);
    }
  }

  @ParameterizedTest(name = "{0}, seed {1}")
  @CsvSource({"quiet, 1", "loaded, 1", "contended-10, 1", "contended-15, 1"})
  void fewer_blocks_that_save_no_time_are_rarely_called_better(String condition, long seed) {
    assertThat(better(condition, 1, 1000, new Random(seed))).isLessThanOrEqualTo(0.025);
  }

  @ParameterizedTest(name = "{0}, seed {1}")
  @CsvSource({"contended-10, 1", "contended-15, 1"})
  void of_true_gains_in_a_noisy_place_more_are_found(String condition, long seed) {
    double timesAlone = better(condition, 1 / 1.3, 4000, new Random(seed));
    double withBlocks = better(condition, 1 / 1.3, 1000, new Random(seed));

    assertThat(withBlocks).isGreaterThan(timesAlone + 0.02);
  }

  /** How many are called BETTER that touch so many blocks, where the original touches 4,000. */
  private static double better(String condition, double effect, long blocks, Random random) {
    Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    List<NoiseTrace> traces = NoiseTrace.recorded(condition);
    for (NoiseTrace trace : traces) {
      for (int trial = 0; trial < TRIALS_PER_STATEMENT; trial++) {
        NoiseTrace.Run run = trace.run(SequentialRule.forOneOf(1), effect, random);
        Outcome outcome =
            BufferTie.broken(run.outcome(), SequentialRule.ratio(run.pairs()), blocks, 4000);
        counts.merge(outcome, 1, Integer::sum);
      }
    }
    return (double) counts.getOrDefault(Outcome.BETTER, 0) / (traces.size() * TRIALS_PER_STATEMENT);
  }
}
