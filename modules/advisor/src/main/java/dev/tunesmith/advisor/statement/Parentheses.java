package dev.tunesmith.advisor.statement;

import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;

/** Takes parentheses that mean nothing off an expression. */
final class Parentheses {

  private Parentheses() {}

  static Expression strip(Expression expression) {
    Expression inner = expression;
    while (inner instanceof ParenthesedExpressionList<?> list && list.size() == 1) {
      inner = list.get(0);
    }
    return inner;
  }
}
