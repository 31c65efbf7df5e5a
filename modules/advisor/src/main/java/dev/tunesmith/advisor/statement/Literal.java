package dev.tunesmith.advisor.statement;

import net.sf.jsqlparser.expression.BooleanValue;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.DateTimeLiteralExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;

/** Tells values that the statement's text fixes. */
final class Literal {

  private Literal() {}

  static boolean isOne(Expression expression) {
    if (expression instanceof ExpressionList<?> list) {
      return list.stream().allMatch(Literal::isOne);
    }
    if (expression instanceof SignedExpression signed) {
      return isOne(signed.getExpression());
    }
    if (expression instanceof CastExpression cast) {
      return isOne(cast.getLeftExpression());
    }
    return expression instanceof StringValue
        || expression instanceof LongValue
        || expression instanceof DoubleValue
        || expression instanceof BooleanValue
        || expression instanceof DateTimeLiteralExpression;
  }
}
