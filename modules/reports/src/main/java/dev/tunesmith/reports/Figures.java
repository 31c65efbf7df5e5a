package dev.tunesmith.reports;

import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.evidence.Outcome;
import dev.tunesmith.core.evidence.Ratio;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Writes figures for a person: units that fit, and no digits that were not measured. */
final class Figures {
  // As pg_size_pretty counts, so that a DBA finds the same figures in psql.
  private static final double KILO = 1024;
  private static final List<String> BYTE_UNITS = List.of("kB", "MB", "GB", "TB");

  private static final List<String> WORDS =
      List.of("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");

  private Figures() {}

  static String millis(double millis) {
    if (millis < 1000) {
      return millis < 100 ? digits(millis, 2) + " ms" : Math.round(millis) + " ms";
    }
    return seconds(millis / 1000);
  }

  static String duration(Duration duration) {
    return millis(duration.toNanos() / 1e6);
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

  static String bytes(long bytes) {
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
  static String bytesAdded(long bytes) {
    return (bytes > 0 ? "+" : "") + bytes(bytes);
  }

  static String count(long count) {
    if (count >= 999_500) {
      double millions = count / 1e6;
      return (millions < 999.5
          ? digits(millions, 2) + " million"
          : digits(millions / 1e3, 2) + " billion");
    }
    return String.format(Locale.ROOT, "%,d", count).replace(',', ' ');
  }

  /** A count with its noun, for example {@code 1 index}, {@code 3 indexes}. */
  static String count(long count, String one, String many) {
    return count(count) + " " + (count == 1 ? one : many);
  }

  /** A share of a whole. */
  static String percent(double share) {
    double percent = share * 100;
    return percent > 0 && percent < 0.5 ? "under 1 %" : Math.round(percent) + " %";
  }

  /** A count as a word where people write words. */
  static String words(long count, String one, String many) {
    String noun = count == 1 ? one : many;
    return (count < WORDS.size() ? WORDS.get((int) count) : count(count)) + " " + noun;
  }

  /** What a ratio of times means, for example {@code 370× faster} or {@code 12 % less time}. */
  static String change(double ratio) {
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

  /** What a comparison shows, with its 95 % interval. */
  static String change(Comparison comparison) {
    return change(comparison.ratio(), comparison.outcome());
  }

  /** What a ratio of times shows, with its 95 % interval. */
  static String change(Ratio ratio, Outcome outcome) {
    return switch (outcome) {
      case BETTER, WORSE -> change(ratio);
      case EQUAL -> "practically unchanged (95 %: " + interval(ratio) + ")";
      case INCONCLUSIVE -> "inconclusive (95 %: " + interval(ratio) + ")";
    };
  }

  /** The change with its 95 % interval. */
  static String change(Ratio ratio) {
    return change(ratio.estimate()) + " (95 %: " + interval(ratio) + ")";
  }

  private static String interval(Ratio ratio) {
    if (ratio.estimate() <= 0.5) {
      return times(1 / ratio.high()) + " to " + times(1 / ratio.low());
    }
    return ratio.estimate() < 2
        ? signed(ratio.low()) + " to " + signed(ratio.high())
        : times(ratio.low()) + " to " + times(ratio.high());
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
  static String digits(double number, int significant) {
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
