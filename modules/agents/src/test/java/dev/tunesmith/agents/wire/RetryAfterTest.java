package dev.tunesmith.agents.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

  @Test
  void seconds_are_read() {
    assertThat(read(Map.of("Retry-After", "7"))).contains(Duration.ofSeconds(7));
    assertThat(read(Map.of("retry-after", " 1.5 "))).contains(Duration.ofMillis(1500));
  }

  @Test
  void milliseconds_go_before_seconds() {
    assertThat(read(Map.of("retry-after-ms", "250", "retry-after", "1")))
        .contains(Duration.ofMillis(250));
  }

  @Test
  void a_date_counts_from_the_servers_own_clock() {
    Map<String, String> headers =
        Map.of(
            "date", "Wed, 21 Oct 2026 07:28:00 GMT",
            "retry-after", "Wed, 21 Oct 2026 07:28:30 GMT");

    assertThat(read(headers)).contains(Duration.ofSeconds(30));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-3", "1e9", "99999999999999999999", "Wed, 21 Oct 2026"})
  void anything_else_counts_as_not_said(String value) {
    assertThat(read(Map.of("retry-after", value))).isEmpty();
  }

  private static Optional<Duration> read(Map<String, String> headers) {
    Map<String, List<String>> lists =
        headers.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, each -> List.of(each.getValue())));
    return RetryAfter.of(HttpHeaders.of(lists, (name, value) -> true));
  }
}
