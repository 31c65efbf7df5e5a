package dev.tunesmith.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
  @ParameterizedTest
  @CsvSource({
    "0.0042, 0.0042 ms",
    "0.4013, 0.40 ms",
    "9.96, 10 ms",
    "61.25, 61 ms",
    "148.2, 148 ms",
    "999.6, 1000 ms",
    "1000, 1.0 s",
    "12345, 12 s",
    "59600, 1 min",
    "125000, 2 min 5 s",
    "5400000, 1 h 30 min"
  })
  void times_have_the_unit_that_fits(double millis, String expected) {
    assertThat(Figures.millis(millis)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 bytes",
    "-512, -512 bytes",
    "8192, 8.0 kB",
    "3250000, 3.1 MB",
    "325000000, 310 MB",
    "1073741824, 1.0 GB"
  })
  void bytes_are_counted_as_postgresql_counts_them(long bytes, String expected) {
    assertThat(Figures.bytes(bytes)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"7, 7", "12000, '12,000'", "1312400, 1.3 million", "2500000000, 2.5 billion"})
  void counts_are_readable(long count, String expected) {
    assertThat(Figures.count(count)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "0.0027, 370× faster",
    "0.5, 2.0× faster",
    "0.77, 23 % less time",
    "1.001, the same time",
    "1.031, 3.1 % more time",
    "2.34, 2.3× the time"
  })
  void a_ratio_is_told_in_words(double ratio, String expected) {
    assertThat(Figures.change(ratio)).isEqualTo(expected);
  }

  @Test
  void an_interval_of_a_factor_is_turned_round_with_it() {
    assertThat(Figures.change(0.1, 0.08, 0.125)).isEqualTo("10× faster (95 %: 8.0× to 13×)");
  }

  @Test
  void a_duration_is_told_like_a_time() {
    assertThat(Figures.duration(Duration.ofMillis(840))).isEqualTo("840 ms");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 %",
    "0.0004, under 0.1 %",
    "0.004, 0.4 %",
    "0.012, 1 %",
    "0.624, 62 %",
    "0.99, 99 %",
    "0.9942, 99.4 %",
    "0.99996, over 99.9 %",
    "1, 100 %"
  })
  void a_share_has_tenths_only_where_it_is_nearly_nothing_or_nearly_all(
      double share, String expected) {
    assertThat(Figures.percent(share)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"-5, 0:00", "65, 1:05", "3723, 1:02:03"})
  void a_clock_counts_up(long seconds, String expected) {
    assertThat(Figures.clock(Duration.ofSeconds(seconds))).isEqualTo(expected);
  }
}
