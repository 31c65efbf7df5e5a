package dev.tunesmith.proof.rewrite;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.IntervalExpression;

/** A constant interval, none of whose parts is below zero. */
record Span(long months, long days, long micros) {

  static final long HOUR = 3_600_000_000L;
  static final long DAY = 24 * HOUR;

  private static final long MONTH = 30;
  private static final Span NONE = ofMicros(0);
  private static final Pattern PART =
      Pattern.compile(
          "(\\d{1,6})\\s*(second|sec|minute|min|hour|day|week|month|mon|year)s?|(\\d{1,4}):(\\d{2})(?::(\\d{2}))?");
  private static final Map<String, Span> UNITS =
      Map.of(
          "second", new Span(0, 0, HOUR / 3600),
          "sec", new Span(0, 0, HOUR / 3600),
          "minute", new Span(0, 0, HOUR / 60),
          "min", new Span(0, 0, HOUR / 60),
          "hour", new Span(0, 0, HOUR),
          "day", new Span(0, 1, 0),
          "week", new Span(0, 7, 0),
          "month", new Span(1, 0, 0),
          "mon", new Span(1, 0, 0),
          "year", new Span(12, 0, 0));

  static Span ofMicros(long micros) {
    return new Span(0, 0, micros);
  }

  static Optional<Span> read(Expression written) {
    Expression expression = Expressions.strip(written);
    if (expression instanceof IntervalExpression interval) {
      String text = String.valueOf(interval.getParameter());
      return interval.toString().equalsIgnoreCase("interval " + text) && text.matches("'[^']*'")
          ? read(text.substring(1, text.length() - 1))
          : Optional.empty();
    }
    return expression instanceof CastExpression cast
            && Expressions.castType(cast).filter("interval"::equalsIgnoreCase).isPresent()
        ? Expressions.plainText(cast.getLeftExpression()).flatMap(Span::read)
        : Optional.empty();
  }

  private static Optional<Span> read(String text) {
    String words = text.toLowerCase(Locale.ROOT);
    Matcher parts = PART.matcher(words);
    Span sum = NONE;
    while (parts.find()) {
      sum = sum.plus(part(parts));
    }
    return PART.matcher(words).replaceAll("").isBlank() && !words.isBlank()
        ? Optional.of(sum)
        : Optional.empty();
  }

  private static Span part(Matcher part) {
    if (part.group(2) != null) {
      return UNITS.getOrDefault(part.group(2), NONE).times(Long.parseLong(part.group(1)));
    }
    long seconds = part.group(5) == null ? 0 : Long.parseLong(part.group(5));
    long minutes = 60 * Long.parseLong(part.group(3)) + Long.parseLong(part.group(4));
    return ofMicros((60 * minutes + seconds) * (HOUR / 3600));
  }

  private Span plus(Span other) {
    return new Span(months + other.months, days + other.days, micros + other.micros);
  }

  private Span times(long count) {
    return new Span(count * months, count * days, count * micros);
  }

  boolean isOfMicros() {
    return months == 0 && days == 0;
  }

  /** As intervals compare: a month of 30 days, a day of 24 hours. */
  long reckoned() {
    return withMonthsOf(MONTH);
  }

  long withMonthsOf(long daysOfMonth) {
    return (daysOfMonth * months + days) * DAY + micros;
  }

  /** A step from a moment, as SQL text behind it. */
  static String step(long micros) {
    if (micros == 0) {
      return "";
    }
    long size = Math.abs(micros);
    String text =
        size % HOUR == 0
            ? size / HOUR + " hours"
            : BigDecimal.valueOf(size, 6).stripTrailingZeros().toPlainString() + " seconds";
    return (micros < 0 ? " - " : " + ") + "interval '" + text + "'";
  }
}
