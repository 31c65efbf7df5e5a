package dev.tunesmith.advisor.statement;

import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.IsBooleanExpression;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.schema.Column;

/** Tells conditions whose outcome for a row depends on nothing but the row. */
final class FixedCondition {

  private FixedCondition() {}

  static boolean isOne(Expression whole) {
    Expression condition = Parentheses.strip(whole);
    if (condition instanceof OrExpression or) {
      return isOne(or.getLeftExpression()) && isOne(or.getRightExpression());
    }
    if (condition instanceof Between between) {
      return Literal.isOne(between.getBetweenExpressionStart())
          && Literal.isOne(between.getBetweenExpressionEnd());
    }
    if (condition instanceof InExpression in) {
      return Literal.isOne(in.getRightExpression());
    }
    return condition instanceof BinaryExpression binary
        ? comparesWithLiteral(binary)
        : asksTheColumnOnly(condition);
  }

  private static boolean comparesWithLiteral(BinaryExpression binary) {
    return Literal.isOne(Parentheses.strip(binary.getRightExpression()))
        || Literal.isOne(Parentheses.strip(binary.getLeftExpression()));
  }

  private static boolean asksTheColumnOnly(Expression condition) {
    return condition instanceof IsNullExpression
        || condition instanceof IsBooleanExpression
        || condition instanceof NotExpression
        || condition instanceof Column;
  }
}
