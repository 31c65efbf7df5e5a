package dev.tunesmith.proof.rewrite;

import dev.tunesmith.proof.rewrite.ConditionReading.Order;
import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Column;

/** The date of a moment compared with a date becomes a range of the moment. */
final class DayOfMoment implements ConditionRule {

  static final RewriteRule RULE =
      new RewriteRule(
          "the date of a moment is compared with a date",
          "The column is a timestamp or a timestamptz, the dates are constants or reckoned from"
              + " today's, and in the session's time zone each such day begins once, at midnight.",
          "The session's clock shows that date from the day's beginning to the next day's, and"
              + " where days begin once, no moment outside is of that day.");

  @Override
  public Optional<Replacement> of(Expression condition, Scope scope) {
    return Comparison.of(condition).stream()
        .filter(comparison -> !comparison.isList())
        .flatMap(comparison -> of(comparison, scope).stream())
        .findFirst();
  }

  private static Optional<Replacement> of(Comparison comparison, Scope scope) {
    return column(comparison.side(), scope)
        .flatMap(
            column -> {
              List<DayExpression> days =
                  comparison.points().stream()
                      .flatMap(point -> DayExpression.read(point.value()).stream())
                      .toList();
              boolean isRule = days.size() == comparison.points().size() && isNew(column, days);
              return isRule ? Optional.of(written(comparison, column, days)) : Optional.empty();
            });
  }

  /** Constants compared with a timestamp are ranges of another rule. */
  private static boolean isNew(ColumnPlace column, List<DayExpression> days) {
    return isZoned(column) || days.stream().noneMatch(DayExpression::isConstant);
  }

  private static boolean isZoned(ColumnPlace column) {
    return column.column().type().contains("with time zone");
  }

  private static Optional<ColumnPlace> column(Expression side, Scope scope) {
    return dated(side)
        .map(Expressions::strip)
        .filter(Column.class::isInstance)
        .flatMap(named -> scope.find((Column) named))
        .filter(
            column -> column.column().type().matches("timestamp(\\(\\d\\))? with(out)? time zone"));
  }

  private static Optional<Expression> dated(Expression side) {
    if (side instanceof CastExpression cast) {
      return Expressions.castType(cast)
          .filter("date"::equalsIgnoreCase)
          .map(type -> cast.getLeftExpression());
    }
    return Expressions.call(side, "date")
        .filter(arguments -> arguments.size() == 1)
        .map(arguments -> arguments.get(0));
  }

  private static Replacement written(
      Comparison comparison, ColumnPlace column, List<DayExpression> days) {
    Grounds grounds = Grounds.proven(column.fact());
    if (isZoned(column)) {
      for (DayExpression day : days) {
        grounds = grounds.given(day.midnights());
      }
    }
    Order order = comparison.points().get(0).order();
    String name = column.written();
    if (comparison.isEquality() || comparison.points().size() == 2) {
      DayExpression last = days.get(days.size() - 1);
      return Replacement.both(
          RULE, name + " >= " + days.get(0).text(), name + " < " + last.next(), grounds);
    }
    return Replacement.single(RULE, name + " " + bound(order, days.get(0)), grounds);
  }

  private static String bound(Order order, DayExpression day) {
    return switch (order) {
      case LESS -> "< " + day.text();
      case AT_MOST -> "< " + day.next();
      case GREATER -> ">= " + day.next();
      case AT_LEAST, EQUAL -> ">= " + day.text();
    };
  }
}
