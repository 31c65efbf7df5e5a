package dev.tunesmith.proof.rewrite;

import dev.tunesmith.proof.rewrite.Comparison.Point;
import dev.tunesmith.proof.rewrite.ConditionReading.Order;
import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.ExtractExpression;
import net.sf.jsqlparser.expression.LongValue;

/**
 * The whole years of an age, as a bound on the day it is counted from: so many years before today,
 * give or take what a leap day and time zones make of it.
 */
final class YearsOfAge {

  private static final String SLACK = "interval '3 days'";

  private YearsOfAge() {}

  /** A bound that all rows fulfil that fulfil the comparison. */
  static Optional<String> of(Comparison comparison, Scope scope) {
    return comparison.isList()
        ? Optional.empty()
        : age(comparison.side())
            .flatMap(arguments -> column(arguments, scope))
            .flatMap(column -> bound(column, comparison.points().get(0)));
  }

  private static Optional<List<? extends Expression>> age(Expression side) {
    Optional<Expression> whole =
        side instanceof ExtractExpression extract
            ? Optional.of(extract.getExpression())
                .filter(any -> extract.getName().replace("'", "").equalsIgnoreCase("year"))
            : Expressions.call(side, "date_part")
                .filter(arguments -> arguments.size() == 2)
                .filter(
                    arguments ->
                        Expressions.plainText(arguments.get(0))
                            .filter("year"::equalsIgnoreCase)
                            .isPresent())
                .map(arguments -> arguments.get(1));
    return whole.flatMap(age -> Expressions.call(Expressions.strip(age), "age"));
  }

  private static Optional<ColumnPlace> column(List<? extends Expression> arguments, Scope scope) {
    boolean isFromToday =
        arguments.size() == 1
            || (arguments.size() == 2
                && Clock.read(arguments.get(0))
                    .filter(clock -> clock.equals(Clock.NOW) || clock.equals(Clock.TODAY))
                    .isPresent());
    return isFromToday
        ? MovedTime.column(arguments.get(arguments.size() - 1), scope)
        : Optional.empty();
  }

  private static Optional<String> bound(ColumnPlace column, Point point) {
    if (!(Expressions.strip(point.value()) instanceof LongValue number)
        || !number.toString().matches("\\d{1,3}")) {
      return Optional.empty();
    }
    Order order = point.order();
    boolean isNextYear = order == Order.GREATER || order == Order.AT_MOST;
    long years = number.getValue() + (isNextYear ? 1 : 0);
    boolean isOld = order == Order.GREATER || order == Order.AT_LEAST || order == Order.EQUAL;
    String now =
        column.column().type().matches(MovedTime.WITH) ? "now()" : "(now() at time zone 'UTC')";
    String before = now + " - interval '" + years + " years'";
    // Less than a year is the age of what lies ahead as well.
    return years == 0
        ? Optional.empty()
        : Optional.of(
            column.written()
                + (isOld ? " < " + before + " + " + SLACK : " > " + before + " - " + SLACK));
  }
}
