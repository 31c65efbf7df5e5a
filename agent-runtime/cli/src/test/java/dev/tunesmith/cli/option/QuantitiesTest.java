package dev.tunesmith.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunesmith.engine.order.DecisionTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class QuantitiesTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "512, 512",
    "512B, 512",
    "1kB, 1024",
    "500MB, 524288000",
    "500mb, 524288000",
    "500 MiB, 524288000",
    "1.5G, 1610612736",
    "2GB, 2147483648",
    "1TB, 1099511627776"
  })
  void a_size_has_a_number_and_a_unit(String text, long bytes) {
    assertThat(new ByteSize().convert(text)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "MB", "-1MB", "1.5", "five", "1PB", "1e3", "9999999999TB", "1,5MB"})
  void what_is_no_size_is_refused(String text) {
    assertThatThrownBy(() -> new ByteSize().convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("'" + text + "'");
  }

  @ParameterizedTest
  @CsvSource({"90s, 90", "30m, 1800", "2h, 7200", "1h30m, 5400", "1H1M1S, 3661", "2d, 172800"})
  void a_length_of_time_has_numbers_and_units(String text, long seconds) {
    assertThat(new TimeSpan().convert(text)).isEqualTo(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "30", "0m", "-5m", "5 days", "1.5h", "PT5M", "99999999h"})
  void what_is_no_length_of_time_is_refused(String text) {
    assertThatThrownBy(() -> new TimeSpan().convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("'" + text + "'");
  }

  @Test
  void a_time_to_decide_is_a_length_or_a_moment() {
    assertThat(new DecideBy().convert("8h"))
        .isEqualTo(new DecisionTime.Within(Duration.ofHours(8)));
    assertThat(new DecideBy().convert("2026-03-01T18:00+01:00"))
        .isEqualTo(new DecisionTime.Until(Instant.parse("2026-03-01T17:00:00Z")));
    assertThatThrownBy(() -> new DecideBy().convert("tomorrow"))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("'tomorrow' is no time");
  }
}
