package dev.tunesmith.agents.wire;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads how long a server asks to be left alone (RFC 9110, 10.2.3, and OpenAI's milliseconds). */
final class RetryAfter {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9})?");
  private static final double MILLIS_PER_SECOND = 1000;

  private RetryAfter() {}

  static Optional<Duration> of(HttpHeaders headers) {
    return headers
        .firstValue("retry-after-ms")
        .flatMap(text -> number(text, 1))
        .or(
            () ->
                headers
                    .firstValue("retry-after")
                    .flatMap(
                        text -> number(text, MILLIS_PER_SECOND).or(() -> until(text, headers))));
  }

  private static Optional<Duration> number(String text, double millisPerUnit) {
    String stripped = text.strip();
    return NUMBER.matcher(stripped).matches()
        ? Optional.of(
            Duration.ofMillis((long) Math.ceil(Double.parseDouble(stripped) * millisPerUnit)))
        : Optional.empty();
  }

  /** A date counts from the server's own clock, which stands beside it. */
  private static Optional<Duration> until(String text, HttpHeaders headers) {
    Optional<ZonedDateTime> now = headers.firstValue("date").flatMap(RetryAfter::date);
    return date(text)
        .flatMap(then -> now.map(start -> Duration.between(start, then)))
        .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
  }

  private static Optional<ZonedDateTime> date(String text) {
    try {
      return Optional.of(ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
