package dev.tunesmith.core.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Writes figures for a person: units that fit, and no digits that were not measured. */
public final class Figures {
  // As pg_size_pretty counts, so that a DBA finds the same figures in psql.
  private static final double KILO = 1024;
  private static final List<String> BYTE_UNITS = List.of("kB", "MB", "GB", "TB");

  private static final List<String> WORDS =
      List.of("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");

  private Figures() {}

  /** A time given in milliseconds, for example {@code 43 ms} or {@code 2 min 5 s}. */
  public static String millis(double millis) {
    if (millis < 1000) {
      return millis < 100 ? digits(millis, 2) + " ms" : Math.round(millis) + " ms";
    }
    return seconds(millis / 1000);
  }

  /** A time. */
  public static String duration(Duration duration) {
    return millis(duration.toNanos() / 1e6);
  }

  /** A clock's reading, for example {@code 1:05} or {@code 1:02:03}. */
  public static String clock(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    return seconds < 3600
        ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
        : String.format(
            Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
  }

  private static String seconds(double seconds) {
    if (seconds < 59.5) {
      return seconds < 9.95 ? digits(seconds, 2) + " s" : Math.round(seconds) + " s";
    }
    long whole = Math.round(seconds);
    return whole < 3600
        ? whole / 60 + " min" + (whole % 60 == 0 ? "" : " " + whole % 60 + " s")
        : whole / 3600 + " h " + whole % 3600 / 60 + " min";
  }

  /** Bytes in the largest unit that fits, for example {@code 3.1 MB}. */
  public static String bytes(long bytes) {
    if (Math.abs(bytes) < KILO) {
      return bytes + " bytes";
    }
    double left = bytes;
    int unit = -1;
    while (Math.abs(left) >= KILO * 0.9995 && unit < BYTE_UNITS.size() - 1) {
      left /= KILO;
      unit++;
    }
    return (Math.abs(left) < 100 ? digits(left, 2) : Long.toString(Math.round(left)))
        + " "
        + BYTE_UNITS.get(unit);
  }

  /** Bytes with a sign, for what is added or freed. */
  public static String bytesAdded(long bytes) {
    return (bytes > 0 ? "+" : "") + bytes(bytes);
  }

  /** A count, for example {@code 12,000} or {@code 1.3 million}. */
  public static String count(long count) {
    if (count >= 999_500) {
      double millions = count / 1e6;
      return (millions < 999.5
          ? digits(millions, 2) + " million"
          : digits(millions / 1e3, 2) + " billion");
    }
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** A count with its noun, for example {@code 1 index}, {@code 3 indexes}. */
  public static String count(long count, String one, String many) {
    return count(count) + " " + (count == 1 ? one : many);
  }

  /** A share of a whole: whole percents, and tenths where it is nearly all or nearly nothing. */
  public static String percent(double share) {
    double percent = share * 100;
    if (percent <= 0 || percent >= 100 || (percent >= 0.95 && percent <= 99)) {
      return Math.round(percent) + " %";
    }
    if (percent < 0.05 || percent > 99.95) {
      return percent < 1 ? "under 0.1 %" : "over 99.9 %";
    }
    return String.format(Locale.ROOT, "%.1f %%", percent);
  }

  /** A count as a word where people write words. */
  public static String words(long count, String one, String many) {
    String noun = count == 1 ? one : many;
    return (count < WORDS.size() ? WORDS.get((int) count) : count(count)) + " " + noun;
  }

  /** What a ratio of times means, for example {@code 370× faster} or {@code 12 % less time}. */
  public static String change(double ratio) {
    if (ratio <= 0.5) {
      return times(1 / ratio) + " faster";
    }
    if (Math.abs(ratio - 1) < 0.005) {
      return "the same time";
    }
    if (ratio < 2) {
      String percent = signed(ratio).replaceFirst("^[+-]", "");
      return percent + (ratio < 1 ? " less time" : " more time");
    }
    return times(ratio) + " the time";
  }

  /** The change with its 95 % interval, for example {@code 10× faster (95 %: 8.0× to 13×)}. */
  public static String change(double ratio, double low, double high) {
    return change(ratio) + " (95 %: " + interval(ratio, low, high) + ")";
  }

  /** The interval of a ratio of times, in the terms in which the ratio is told. */
  public static String interval(double ratio, double low, double high) {
    if (ratio <= 0.5) {
      return times(1 / high) + " to " + times(1 / low);
    }
    return ratio < 2 ? signed(low) + " to " + signed(high) : times(low) + " to " + times(high);
  }

  private static String signed(double ratio) {
    double percent = (ratio - 1) * 100;
    String figure =
        Math.abs(percent) < 9.95 ? digits(percent, 2) : Long.toString(Math.round(percent));
    return (percent > 0 ? "+" : "") + figure + " %";
  }

  private static String times(double factor) {
    return digits(factor, 2) + "×";
  }

  /** A number rounded to so many significant digits, without an exponent. */
  public static String digits(double number, int significant) {
    if (number == 0 || Double.isNaN(number) || Double.isInfinite(number)) {
      return number == 0 ? "0" : "?";
    }
    BigDecimal rounded =
        BigDecimal.valueOf(number).round(new MathContext(significant, RoundingMode.HALF_UP));
    return (rounded.scale() < 0 ? rounded.setScale(0) : atMostTwoDecimals(rounded)).toPlainString();
  }

  private static BigDecimal atMostTwoDecimals(BigDecimal rounded) {
    BigDecimal shorter = rounded.scale() > 2 ? rounded.setScale(2, RoundingMode.HALF_UP) : rounded;
    return shorter.signum() == 0 ? rounded : shorter;
  }
}
