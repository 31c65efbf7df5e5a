package dev.tunesmith.proof.rewrite;

import dev.tunesmith.proof.rewrite.Comparison.Point;
import dev.tunesmith.proof.rewrite.ConditionReading.Order;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Column;

/** The day, month or year of a moment compared with its beginning becomes a range of the moment. */
final class StretchOfMoment implements ConditionRule {

  static final RewriteRule RULE =
      new RewriteRule(
          "a moment is cut down to the beginning of its day, month or year and compared with one",
          "The column is a timestamptz, the constants are beginnings of such stretches without a"
              + " time zone, from 2013 on, and in the session's time zone the days with which they"
              + " begin and end begin once, at midnight.",
          "The session's clock shows a day of that stretch from its first midnight to the next"
              + " one's, and where these days begin once, no moment outside is of it.");

  /** A moment that is cut down, and by what. */
  record Cut(ColumnPlace column, Bucket bucket) {}

  @Override
  public Optional<Replacement> of(Expression condition, Scope scope) {
    return Comparison.of(condition).stream()
        .filter(comparison -> !comparison.isList())
        .flatMap(
            comparison ->
                cut(comparison.side(), scope)
                    .filter(cut -> isZoned(cut.column()))
                    .flatMap(cut -> of(comparison, cut))
                    .stream())
        .findFirst();
  }

  /** A column that is cut down to a day or more. */
  static Optional<Cut> cut(Expression side, Scope scope) {
    return Expressions.call(side, "date_trunc")
        .filter(arguments -> arguments.size() == 2)
        .filter(arguments -> Expressions.strip(arguments.get(1)) instanceof Column)
        .flatMap(
            arguments ->
                Expressions.plainText(arguments.get(0))
                    .flatMap(field -> Bucket.named(field.toLowerCase(Locale.ROOT)))
                    .filter(bucket -> bucket.compareTo(Bucket.DAY) >= 0)
                    .flatMap(
                        bucket ->
                            scope
                                .find((Column) Expressions.strip(arguments.get(1)))
                                .map(column -> new Cut(column, bucket))));
  }

  static boolean isZoned(ColumnPlace column) {
    return column.column().type().matches("timestamp(\\(\\d\\))? with time zone");
  }

  private static Optional<Replacement> of(Comparison comparison, Cut cut) {
    List<LocalDateTime> beginnings = new ArrayList<>();
    for (Point point : comparison.points()) {
      TimeConstant.read(point.value(), ValueType.LOCAL_MOMENT)
          .filter(time -> cut.bucket().floor(time).equals(time))
          .ifPresent(beginnings::add);
    }
    return beginnings.size() == comparison.points().size()
        ? Optional.of(written(comparison, cut, beginnings))
        : Optional.empty();
  }

  private static Replacement written(
      Comparison comparison, Cut cut, List<LocalDateTime> beginnings) {
    Grounds grounds = Grounds.proven(cut.column().fact());
    for (LocalDateTime time : beginnings) {
      grounds =
          grounds.given(
              Midnights.of(List.of(time.toLocalDate(), cut.bucket().next(time).toLocalDate())));
    }
    String name = cut.column().written();
    LocalDateTime first = beginnings.get(0);
    LocalDateTime last = beginnings.get(beginnings.size() - 1);
    return comparison.isEquality() || comparison.points().size() == 2
        ? Replacement.both(
            RULE,
            name + " >= " + text(first),
            name + " < " + text(cut.bucket().next(last)),
            grounds)
        : Replacement.single(
            RULE, name + " " + bound(comparison.points().get(0).order(), first, cut), grounds);
  }

  private static String bound(Order order, LocalDateTime time, Cut cut) {
    return switch (order) {
      case LESS -> "< " + text(time);
      case AT_MOST -> "< " + text(cut.bucket().next(time));
      case GREATER -> ">= " + text(cut.bucket().next(time));
      case AT_LEAST, EQUAL -> ">= " + text(time);
    };
  }

  /** Beside the column it is read as a moment by the session's clock, before plans are made. */
  private static String text(LocalDateTime time) {
    return "'" + time.toLocalDate() + "'";
  }
}
