package dev.tunesmith.proof.rewrite;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.ComparisonOperator;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.GreaterThan;
import net.sf.jsqlparser.expression.operators.relational.GreaterThanEquals;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.MinorThan;
import net.sf.jsqlparser.expression.operators.relational.MinorThanEquals;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;

/**
 * A condition that compares when something is with constants.
 *
 * @param time what is compared
 * @param timeText how it is written
 * @param points the comparisons it is made of
 * @param joint whether one of them is enough
 */
record ConditionReading(TimeOfColumn time, String timeText, List<Point> points, Joint joint) {

  /** How something compares with one constant. */
  record Point(Order order, LocalDateTime value) {}

  /** Whether all comparisons must hold, or one is enough. */
  enum Joint {
    ALL,
    ANY
  }

  /** A comparison, and which values of a column it lets through. */
  enum Order {
    EQUAL("="),
    LESS("<"),
    AT_MOST("<="),
    GREATER(">"),
    AT_LEAST(">=");

    private final String sign;

    Order(String sign) {
      this.sign = sign;
    }

    String sign() {
      return sign;
    }

    Order turned() {
      return switch (this) {
        case EQUAL -> EQUAL;
        case LESS -> GREATER;
        case AT_MOST -> AT_LEAST;
        case GREATER -> LESS;
        case AT_LEAST -> AT_MOST;
      };
    }

    private TimeRanges of(Bucket bucket, LocalDateTime value) {
      return switch (this) {
        case EQUAL ->
            TimeRanges.between(
                bucket.ceiling(value),
                bucket.floor(value).equals(value) ? bucket.next(value) : bucket.ceiling(value));
        case LESS -> TimeRanges.before(bucket.ceiling(value));
        case AT_MOST -> TimeRanges.before(bucket.next(value));
        case GREATER -> TimeRanges.from(bucket.next(value));
        case AT_LEAST -> TimeRanges.from(bucket.ceiling(value));
      };
    }
  }

  ConditionReading {
    points = List.copyOf(points);
  }

  /** Reads a condition that holds no AND, OR or NOT. */
  static Optional<ConditionReading> of(Expression condition, Scope scope) {
    if (condition instanceof ComparisonOperator comparison) {
      return order(comparison).flatMap(order -> comparison(comparison, order, scope));
    }
    if (condition instanceof Between between) {
      return Comparison.isPlain(between)
          ? reading(
              between.getLeftExpression(),
              List.of(Order.AT_LEAST, Order.AT_MOST),
              List.of(between.getBetweenExpressionStart(), between.getBetweenExpressionEnd()),
              Joint.ALL,
              scope)
          : Optional.empty();
    }
    if (condition instanceof InExpression in
        && !in.isNot()
        && in.getRightExpression() instanceof ParenthesedExpressionList<?> list) {
      return reading(
          in.getLeftExpression(),
          list.stream().map(each -> Order.EQUAL).toList(),
          List.copyOf(list),
          Joint.ANY,
          scope);
    }
    return Optional.empty();
  }

  static Optional<Order> order(ComparisonOperator comparison) {
    if (comparison instanceof EqualsTo) {
      return Optional.of(Order.EQUAL);
    }
    if (comparison instanceof MinorThan) {
      return Optional.of(Order.LESS);
    }
    if (comparison instanceof MinorThanEquals) {
      return Optional.of(Order.AT_MOST);
    }
    if (comparison instanceof GreaterThan) {
      return Optional.of(Order.GREATER);
    }
    return comparison instanceof GreaterThanEquals ? Optional.of(Order.AT_LEAST) : Optional.empty();
  }

  private static Optional<ConditionReading> comparison(
      ComparisonOperator comparison, Order order, Scope scope) {
    Expression left = comparison.getLeftExpression();
    Expression right = comparison.getRightExpression();
    return reading(left, List.of(order), List.of(right), Joint.ALL, scope)
        .or(() -> reading(right, List.of(order.turned()), List.of(left), Joint.ALL, scope));
  }

  private static Optional<ConditionReading> reading(
      Expression side,
      List<Order> orders,
      List<? extends Expression> constants,
      Joint joint,
      Scope scope) {
    return TimeOfColumn.read(side, scope)
        .flatMap(
            time -> {
              List<Point> points = new ArrayList<>();
              for (int i = 0; i < constants.size(); i++) {
                Order order = orders.get(i);
                TimeConstant.read(constants.get(i), time.type())
                    .ifPresent(value -> points.add(new Point(order, value)));
              }
              return points.size() == constants.size()
                  ? Optional.of(new ConditionReading(time, side.toString(), points, joint))
                  : Optional.empty();
            });
  }

  /** The same condition with other constants. */
  ConditionReading with(List<Point> others) {
    return new ConditionReading(time, timeText, others, joint);
  }

  /** Which values of the column it lets through. */
  TimeRanges ranges() {
    TimeRanges ranges =
        points.stream()
            .map(point -> point.order().of(time.bucket(), point.value()))
            .reduce((one, other) -> joint == Joint.ALL ? one.and(other) : one.or(other))
            .orElseThrow();
    // A date is before the middle of a day exactly if it is before that day's end.
    return time.columnType() == ValueType.DATE ? ranges.moved(Bucket.DAY::ceiling) : ranges;
  }
}
