package dev.tunesmith.proof.rewrite;

import dev.tunesmith.proof.rewrite.ConditionReading.Order;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.ComparisonOperator;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;

/**
 * A condition as comparisons of one side with others.
 *
 * @param points all of them must hold; of a list of values, one
 * @param isList whether it is a list of values, of which one must be equal
 */
record Comparison(Expression side, List<Point> points, boolean isList) {

  /** How the side compares with another expression. */
  record Point(Order order, Expression value) {}

  Comparison {
    points = List.copyOf(points);
  }

  /** The ways to read a condition: a comparison can be read from either side. */
  static List<Comparison> of(Expression condition) {
    if (condition instanceof ComparisonOperator comparison) {
      return ConditionReading.order(comparison).stream()
          .flatMap(order -> bothWays(comparison, order))
          .toList();
    }
    if (condition instanceof Between between && isPlain(between)) {
      return List.of(
          new Comparison(
              Expressions.strip(between.getLeftExpression()),
              List.of(
                  new Point(Order.AT_LEAST, between.getBetweenExpressionStart()),
                  new Point(Order.AT_MOST, between.getBetweenExpressionEnd())),
              false));
    }
    return list(condition).stream().toList();
  }

  private static Stream<Comparison> bothWays(ComparisonOperator comparison, Order order) {
    Expression left = Expressions.strip(comparison.getLeftExpression());
    Expression right = Expressions.strip(comparison.getRightExpression());
    return Stream.of(
        new Comparison(left, List.of(new Point(order, right)), false),
        new Comparison(right, List.of(new Point(order.turned(), left)), false));
  }

  /** Written out again, a BETWEEN of a kind that is not known here has further words. */
  static boolean isPlain(Between between) {
    String plain =
        between.getLeftExpression()
            + " BETWEEN "
            + between.getBetweenExpressionStart()
            + " AND "
            + between.getBetweenExpressionEnd();
    return between.toString().equals(plain);
  }

  private static Optional<Comparison> list(Expression condition) {
    return condition instanceof InExpression in
            && !in.isNot()
            && in.getRightExpression() instanceof ParenthesedExpressionList<?> list
        ? Optional.of(
            new Comparison(
                Expressions.strip(in.getLeftExpression()),
                list.stream().map(value -> new Point(Order.EQUAL, value)).toList(),
                true))
        : Optional.empty();
  }

  /** Whether it asks for one value only. */
  boolean isEquality() {
    return points.size() == 1 && points.get(0).order() == Order.EQUAL;
  }
}
