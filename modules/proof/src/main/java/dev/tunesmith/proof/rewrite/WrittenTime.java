package dev.tunesmith.proof.rewrite;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Column;

/** A time written out as a year, month or day and compared as text becomes a range. */
final class WrittenTime implements ConditionRule {

  static final RewriteRule RULE =
      new RewriteRule(
          "a time is written out by to_char and compared with a text",
          "The column is a date or a timestamp, the format is year, month and day, and times before"
              + " the year 1, which are written alike, are still asked the old way.",
          "From the year 1 on, exactly the times of that year, month or day are written so.");

  private static final Map<String, Function<LocalDate, LocalDate>> STRETCHES =
      Map.of(
          "YYYY", day -> day.plusYears(1),
          "YYYY-MM", day -> day.plusMonths(1),
          "YYYYMM", day -> day.plusMonths(1),
          "YYYY/MM", day -> day.plusMonths(1),
          "YYYY-MM-DD", day -> day.plusDays(1),
          "YYYYMMDD", day -> day.plusDays(1),
          "YYYY/MM/DD", day -> day.plusDays(1));
  private static final Pattern DIGITS =
      Pattern.compile("(\\d{4})(?:[-/]?(\\d{2}))?(?:[-/]?(\\d{2}))?");
  private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
  private static final LocalDate NO_DAY_LEFT_OUT_SINCE = LocalDate.of(2013, 1, 1);

  @Override
  public Optional<Replacement> of(Expression condition, Scope scope) {
    return Comparison.of(condition).stream()
        .filter(Comparison::isEquality)
        .flatMap(
            comparison ->
                Expressions.plainText(comparison.points().get(0).value())
                    .flatMap(text -> of(condition, comparison.side(), text, scope))
                    .stream())
        .findFirst();
  }

  private static Optional<Replacement> of(
      Expression condition, Expression side, String text, Scope scope) {
    List<? extends Expression> arguments = Expressions.call(side, "to_char").orElse(List.of());
    if (arguments.size() != 2 || !(Expressions.strip(arguments.get(0)) instanceof Column named)) {
      return Optional.empty();
    }
    String format = Expressions.plainText(arguments.get(1)).orElse("");
    return first(text, format)
        .flatMap(
            first ->
                scope
                    .find(named)
                    .flatMap(column -> grounds(column, first, next(first, format)))
                    .map(
                        grounds ->
                            written(
                                condition, named.toString(), first, next(first, format), grounds)));
  }

  private static LocalDate next(LocalDate first, String format) {
    return STRETCHES.getOrDefault(format, day -> day).apply(first);
  }

  private static Replacement written(
      Expression condition, String column, LocalDate first, LocalDate next, Grounds grounds) {
    return Replacement.either(
        RULE,
        column + " >= date '" + first + "' and " + column + " < date '" + next + "'",
        column + " < date '" + FIRST + "' and " + condition,
        grounds);
  }

  /** A date goes through the session's time zone, where a whole day may have been left out. */
  private static Optional<Grounds> grounds(ColumnPlace column, LocalDate first, LocalDate next) {
    String type = column.column().type();
    if (type.matches("timestamp(\\(\\d\\))? without time zone")) {
      return Optional.of(Grounds.proven(column.fact()));
    }
    if (type.equals("date") && !first.isBefore(NO_DAY_LEFT_OUT_SINCE)) {
      return Optional.of(
          Grounds.proven(column.fact(), "No time zone has left out a day since 2013."));
    }
    return type.matches("timestamp(\\(\\d\\))? with time zone")
        ? Optional.of(Grounds.proven(column.fact()).given(Midnights.of(List.of(first, next))))
        : Optional.empty();
  }

  /** The first day of what is written; empty where the format does not write it so. */
  private static Optional<LocalDate> first(String text, String format) {
    Matcher digits = DIGITS.matcher(text);
    boolean isWritten =
        STRETCHES.containsKey(format)
            && format.replaceAll("[YMD]", "0").equals(text.replaceAll("\\d", "0"))
            && digits.matches();
    if (!isWritten) {
      return Optional.empty();
    }
    try {
      LocalDate day =
          LocalDate.of(
              number(digits, 1), Math.max(1, number(digits, 2)), Math.max(1, number(digits, 3)));
      return isSame(digits, 2) && isSame(digits, 3) && day.getYear() >= 1 && day.getYear() <= 9998
          ? Optional.of(day)
          : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Whether a month or day is left out, or written as one that there is. */
  private static boolean isSame(Matcher digits, int group) {
    return digits.group(group) == null || number(digits, group) > 0;
  }

  private static int number(Matcher digits, int group) {
    String written = digits.group(group);
    return written == null ? 0 : Integer.parseInt(written);
  }
}
