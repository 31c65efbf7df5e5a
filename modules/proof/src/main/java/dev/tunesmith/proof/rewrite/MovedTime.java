package dev.tunesmith.proof.rewrite;

import dev.tunesmith.proof.rewrite.Comparison.Point;
import dev.tunesmith.proof.rewrite.ConditionReading.Order;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.ExtractExpression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.operators.arithmetic.Addition;
import net.sf.jsqlparser.expression.operators.arithmetic.Subtraction;
import net.sf.jsqlparser.schema.Column;

/**
 * A time that is moved, or of which the distance from a moment is asked, becomes the plain column
 * compared with that moment moved; where days are not all alike, with a moment that lies far enough
 * away, beside the old condition.
 */
final class MovedTime implements ConditionRule {

  static final RewriteRule EXACT =
      new RewriteRule(
          "a time is moved, or its distance from a moment is asked, and that is compared",
          "The column, and the moment, are both moments in the world or both not; it is moved by"
              + " hours, or by days where no time zone takes part; a distance is compared with an"
              + " interval, in which a month is 30 days and a day 24 hours.",
          "Moving both sides of a comparison by the same time keeps it, and distances compare as"
              + " the moments do from which they are taken.");

  static final RewriteRule AROUND =
      new RewriteRule(
          "a time is moved, or its distance from now is asked, by days that are not all alike",
          "Time zones differ from UTC by less than 16 hours, and months have 28 to 31 days.",
          "What fulfils the condition lies on the near side of a moment that is two days further"
              + " away than such a distance can be; the condition itself stays beside it.");

  private static final long SECOND = Span.HOUR / 3600;
  private static final LocalDateTime FIRST = LocalDateTime.of(1970, 1, 1, 0, 0);
  private static final Clock EPOCH = new Clock("timestamptz '1970-01-01 00:00:00+00'", true);
  private static final long SLACK = 2 * Span.DAY;
  private static final String WITHOUT = "date|timestamp(\\(\\d\\))? without time zone";
  static final String WITH = "timestamp(\\(\\d\\))? with time zone";

  /**
   * The column compares so with a moment, moved.
   *
   * @param sign 1 if it lies behind the moment, -1 before it
   * @param isDistance whether the interval is compared with one, and not added to a time
   * @param isByCalendar whether the distance is counted in months and days of the calendar
   */
  private record Bound(
      ColumnPlace column,
      Order order,
      Clock clock,
      int sign,
      Span span,
      boolean isDistance,
      boolean isByCalendar) {

    boolean isOfTheWorld() {
      return column.column().type().matches(WITH);
    }

    boolean isExact() {
      boolean isEven = isDistance || (span.months() == 0 && (span.days() == 0 || !isOfTheWorld()));
      return clock.isOfTheWorld() == isOfTheWorld() && isEven && !isByCalendar;
    }

    /** Whether the zone that the session shows it in is all that may differ. */
    boolean isNearNow() {
      return clock.equals(Clock.NOW) && order != Order.EQUAL;
    }

    String text() {
      return column.written()
          + " "
          + order.sign()
          + " "
          + clock.text()
          + Span.step(sign * span.reckoned());
    }

    /** A bound that all rows fulfil that fulfil this one. */
    String around() {
      boolean isUpper = order == Order.LESS || order == Order.AT_MOST;
      boolean isLong = isUpper == (sign > 0);
      long size =
          isByCalendar
              ? (isLong
                  ? span.reckoned() / 30 * 31 + Span.DAY
                  : span.reckoned() / 30 * 28 - Span.DAY)
              : isDistance ? span.reckoned() : span.withMonthsOf(isLong ? 31 : 28);
      String now = isOfTheWorld() ? clock.text() : "(" + clock.text() + " at time zone 'UTC')";
      long hours = (sign * size + (isUpper ? SLACK : -SLACK)) / Span.HOUR + (isUpper ? 1 : -1);
      return column.written() + (isUpper ? " < " : " > ") + now + Span.step(hours * Span.HOUR);
    }
  }

  @Override
  public Optional<Replacement> of(Expression condition, Scope scope) {
    for (Comparison comparison : Comparison.of(condition)) {
      List<Bound> bounds = bounds(comparison, scope);
      if (!bounds.isEmpty() && bounds.stream().allMatch(Bound::isExact)) {
        Grounds grounds = Grounds.proven(bounds.get(0).column().fact());
        return Optional.of(
            bounds.size() == 1
                ? Replacement.single(EXACT, bounds.get(0).text(), grounds)
                : Replacement.both(EXACT, bounds.get(0).text(), bounds.get(1).text(), grounds));
      }
    }
    return days(condition, scope);
  }

  @Override
  public Map<Slot, Replacement> ofAll(List<Slot> conjuncts, Scope scope) {
    List<List<String>> all =
        conjuncts.stream().map(conjunct -> SelectText.words(conjunct.get())).toList();
    Map<Slot, Replacement> found = new LinkedHashMap<>();
    for (Slot conjunct : conjuncts) {
      Comparison.of(conjunct.get()).stream()
          .flatMap(comparison -> around(comparison, scope))
          .filter(around -> !all.contains(SelectText.words(around)))
          .findFirst()
          .ifPresent(
              around ->
                  found.put(
                      conjunct,
                      Replacement.both(
                          AROUND, around, conjunct.get().toString(), Grounds.proven())));
    }
    return found;
  }

  /** Bounds that all rows fulfil that fulfil the comparison. */
  private static Stream<String> around(Comparison comparison, Scope scope) {
    return Stream.concat(
        bounds(comparison, scope).stream()
            .filter(bound -> !bound.isExact() && bound.isNearNow())
            .map(Bound::around),
        YearsOfAge.of(comparison, scope).stream());
  }

  /** One for each point; none where one of them is not understood. */
  private static List<Bound> bounds(Comparison comparison, Scope scope) {
    List<Bound> bounds = new ArrayList<>();
    for (Point point : comparison.points()) {
      bound(comparison.side(), point, scope).ifPresent(bounds::add);
    }
    return !comparison.isList() && bounds.size() == comparison.points().size() ? bounds : List.of();
  }

  private static Optional<Bound> bound(Expression side, Point point, Scope scope) {
    if (side instanceof ExtractExpression extract) {
      return part(extract, point, scope);
    }
    List<? extends Expression> ages = Expressions.call(side, "age").orElse(List.of());
    if (!ages.isEmpty()) {
      return Span.read(point.value()).flatMap(span -> age(ages, span, point.order(), scope));
    }
    return moved(side, point, scope)
        .or(
            () ->
                Span.read(point.value())
                    .flatMap(span -> distance(side, span, point.order(), scope)));
  }

  /** {@code c + interval '…'} or {@code c - interval '…'} compared with a moment. */
  private static Optional<Bound> moved(Expression side, Point point, Scope scope) {
    if (!(side instanceof Addition) && !(side instanceof Subtraction)) {
      return Optional.empty();
    }
    BinaryExpression sum = (BinaryExpression) side;
    int sign = side instanceof Addition ? -1 : 1;
    return Span.read(sum.getRightExpression())
        .flatMap(
            span ->
                column(sum.getLeftExpression(), scope)
                    .flatMap(
                        column ->
                            clock(point.value(), column)
                                .map(
                                    clock ->
                                        new Bound(
                                            column,
                                            point.order(),
                                            clock,
                                            sign,
                                            span,
                                            false,
                                            false))));
  }

  private static Optional<Clock> clock(Expression value, ColumnPlace column) {
    boolean isText = Expressions.plainText(value).isPresent();
    return isText && column.column().type().matches(WITHOUT)
        ? TimeConstant.read(value, ValueType.TIMESTAMP).map(Clock::of)
        : Clock.read(value);
  }

  /** {@code m - c} or {@code c - m} compared with an interval. */
  private static Optional<Bound> distance(Expression side, Span span, Order order, Scope scope) {
    if (!(Expressions.strip(side) instanceof Subtraction difference)) {
      return Optional.empty();
    }
    Expression left = difference.getLeftExpression();
    Expression right = difference.getRightExpression();
    return column(right, scope)
        .flatMap(
            column ->
                Clock.read(left)
                    .map(clock -> new Bound(column, order.turned(), clock, -1, span, true, false)))
        .or(
            () ->
                column(left, scope)
                    .flatMap(
                        column ->
                            Clock.read(right)
                                .map(
                                    clock ->
                                        new Bound(column, order, clock, 1, span, true, false))));
  }

  private static Optional<Bound> age(
      List<? extends Expression> arguments, Span span, Order order, Scope scope) {
    boolean isFromNow =
        arguments.size() == 1 || Clock.read(arguments.get(0)).filter(Clock.NOW::equals).isPresent();
    return isFromNow && arguments.size() <= 2
        ? column(arguments.get(arguments.size() - 1), scope)
            .map(column -> new Bound(column, order.turned(), Clock.NOW, -1, span, true, true))
        : Optional.empty();
  }

  /** The whole days, or the seconds, of a distance. */
  private static Optional<Bound> part(ExtractExpression extract, Point point, Scope scope) {
    if (!(Expressions.strip(point.value()) instanceof LongValue number)
        || !number.toString().matches("\\d{1,10}")) {
      return Optional.empty();
    }
    long value = number.getValue();
    return switch (extract.getName().replace("'", "").toLowerCase(Locale.ROOT)) {
      case "epoch" ->
          seconds(extract.getExpression(), Span.ofMicros(value * SECOND), point.order(), scope);
      case "day" -> wholeDays(extract.getExpression(), value, point.order(), scope);
      default -> Optional.empty();
    };
  }

  /** Seconds of a distance, or since 1970. */
  private static Optional<Bound> seconds(Expression of, Span span, Order order, Scope scope) {
    return column(of, scope)
        .map(
            column ->
                new Bound(
                    column,
                    order,
                    column.column().type().matches(WITH) ? EPOCH : Clock.of(FIRST),
                    1,
                    span,
                    true,
                    false))
        .or(() -> distance(of, span, order, scope));
  }

  /** Days are cut off towards zero, so that those from one day on tell how long it is at least. */
  private static Optional<Bound> wholeDays(
      Expression distance, long days, Order order, Scope scope) {
    return switch (order) {
      case EQUAL -> Optional.empty();
      case LESS, AT_LEAST ->
          days == 0 ? Optional.empty() : distance(distance, new Span(0, days, 0), order, scope);
      case AT_MOST -> distance(distance, new Span(0, days + 1, 0), Order.LESS, scope);
      case GREATER -> distance(distance, new Span(0, days + 1, 0), Order.AT_LEAST, scope);
    };
  }

  /** A column that is a date or a time. */
  static Optional<ColumnPlace> column(Expression written, Scope scope) {
    return Expressions.strip(written) instanceof Column named
        ? scope.find(named).filter(place -> place.column().type().matches(WITHOUT + "|" + WITH))
        : Optional.empty();
  }

  /** The days between two dates compared with a number. */
  private static Optional<Replacement> days(Expression condition, Scope scope) {
    return Comparison.of(condition).stream()
        .filter(comparison -> comparison.points().size() == 1)
        .filter(comparison -> comparison.side() instanceof Subtraction)
        .flatMap(
            comparison ->
                days((Subtraction) comparison.side(), comparison.points().get(0), scope).stream())
        .findFirst();
  }

  private static Optional<Replacement> days(Subtraction difference, Point point, Scope scope) {
    if (!(Expressions.strip(point.value()) instanceof LongValue number)
        || !number.toString().matches("\\d{1,5}")) {
      return Optional.empty();
    }
    Expression left = difference.getLeftExpression();
    Expression right = difference.getRightExpression();
    return date(right, scope)
        .flatMap(
            column ->
                DayExpression.read(left)
                    .map(day -> days(right, point.order().turned(), day, " - " + number, column)))
        .or(
            () ->
                date(left, scope)
                    .flatMap(
                        column ->
                            DayExpression.read(right)
                                .map(
                                    day ->
                                        days(left, point.order(), day, " + " + number, column))));
  }

  private static Replacement days(
      Expression date, Order order, DayExpression day, String step, ColumnPlace column) {
    return Replacement.single(
        EXACT, date + " " + order.sign() + " " + day.text() + step, Grounds.proven(column.fact()));
  }

  /** A date, or a time of which the date is taken. */
  private static Optional<ColumnPlace> date(Expression written, Scope scope) {
    Expression expression = Expressions.strip(written);
    Expression inner =
        expression instanceof CastExpression cast
                && Expressions.castType(cast).filter("date"::equalsIgnoreCase).isPresent()
            ? Expressions.strip(cast.getLeftExpression())
            : Expressions.call(expression, "date")
                .filter(arguments -> arguments.size() == 1)
                .<Expression>map(arguments -> Expressions.strip(arguments.get(0)))
                .orElse(expression);
    return column(inner, scope)
        .filter(place -> inner != expression || place.column().type().equals("date"));
  }
}
