package dev.tunesmith.proof.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LogIntervalTest {

  @Test
  void five_values_get_students_interval() {
    LogInterval interval = LogInterval.around(new double[] {5, 3, 1, 4, 2}, 0.05);

    assertThat(interval.estimate()).isEqualTo(3);
    assertThat(interval.high()).isCloseTo(3 + 2.776445 * Math.sqrt(2.5 / 5), within(1e-6));
    assertThat(interval.low()).isCloseTo(6 - interval.high(), within(1e-12));
  }

  @Test
  void ten_values_get_yuens_interval() {
    LogInterval interval = LogInterval.around(new double[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 1000}, 0.05);

    // Winsorised: 2 2 2 3 4 5 6 7 7 7, sum of squares 42.5; six kept, so five degrees of freedom.
    double standardError = Math.sqrt(42.5 / 9) / (0.6 * Math.sqrt(10));
    assertThat(interval.estimate()).isEqualTo(4.5);
    assertThat(interval.high()).isCloseTo(4.5 + 2.570582 * standardError, within(1e-6));
  }

  @Test
  void an_outlier_moves_nothing_from_ten_values_on() {
    double[] values = {-1, 0, 1, 2, 3, 4, 5, 6, 7, 8};
    LogInterval calm = LogInterval.around(values, 0.01);
    values[9] = 1e6;

    assertThat(LogInterval.around(values, 0.01)).isEqualTo(calm);
  }
}
