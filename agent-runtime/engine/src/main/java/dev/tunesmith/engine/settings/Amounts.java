package dev.tunesmith.engine.settings;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads amounts as people write them: lengths of time, sizes, money. */
public final class Amounts {
  private static final Pattern TIME =
      Pattern.compile("(?=\\d)(?:(\\d{1,4})d)?(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?(?:(\\d{1,6})s)?");
  private static final Pattern BYTES =
      Pattern.compile("(\\d{1,15}(?:\\.\\d{1,6})?)\\s*(?:([kmgt])i?)?b?");
  private static final Pattern MONEY = Pattern.compile("\\d{1,9}(?:\\.\\d{1,6})?");
  private static final int MICRO_DIGITS = 6;

  private Amounts() {}

  /** A length of time like {@code 90s}, {@code 30m}, {@code 1h30m} or {@code 2d}. */
  public static Optional<Duration> time(String text) {
    Matcher matcher = TIME.matcher(text.strip().toLowerCase(Locale.ROOT));
    return matcher.matches()
        ? Optional.of(
            Duration.ofDays(number(matcher, 1))
                .plusHours(number(matcher, 2))
                .plusMinutes(number(matcher, 3))
                .plusSeconds(number(matcher, 4)))
        : Optional.empty();
  }

  private static long number(Matcher matcher, int group) {
    return matcher.group(group) == null ? 0 : Long.parseLong(matcher.group(group));
  }

  /**
   * A size like {@code 500MB} or {@code 1.5GB}; units are powers of 1024, as PostgreSQL's. Parts of
   * a byte are no size, and neither is what a long cannot hold.
   */
  public static Optional<Long> bytes(String text) {
    Matcher matcher = BYTES.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!matcher.matches() || (matcher.group(2) == null && matcher.group(1).contains("."))) {
      return Optional.empty();
    }
    BigDecimal bytes = new BigDecimal(matcher.group(1)).multiply(unit(matcher.group(2)));
    return Optional.of(bytes)
        .filter(size -> size.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0)
        .map(BigDecimal::longValue);
  }

  private static BigDecimal unit(@Nullable String letter) {
    int thousands = letter == null ? 0 : 1 + "kmgt".indexOf(letter);
    return BigDecimal.valueOf(1L << (10 * thousands));
  }

  /** An amount of money like {@code 2} or {@code 0.075}. */
  public static Optional<BigDecimal> money(String text) {
    String written = text.strip();
    return MONEY.matcher(written).matches()
        ? Optional.of(new BigDecimal(written))
        : Optional.empty();
  }

  /** An amount in millionths, rounded down. */
  public static long micros(BigDecimal money) {
    return money.movePointRight(MICRO_DIGITS).longValue();
  }
}
