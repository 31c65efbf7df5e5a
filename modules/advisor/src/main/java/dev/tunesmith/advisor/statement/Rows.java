package dev.tunesmith.advisor.statement;

import java.util.List;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;

/** Several expressions compared as one row. */
final class Rows {

  private Rows() {}

  static boolean isOne(Expression expression) {
    return !parts(expression).isEmpty();
  }

  /** The parts of a row; empty where it is none. */
  static List<Expression> parts(Expression expression) {
    if (expression instanceof ParenthesedExpressionList<?> list) {
      return copy(list);
    }
    return expression instanceof Function function
            && function.getName().equalsIgnoreCase("row")
            && function.getParameters() != null
        ? copy(function.getParameters())
        : List.of();
  }

  private static List<Expression> copy(ExpressionList<?> list) {
    return list.stream().map(Expression.class::cast).toList();
  }
}
