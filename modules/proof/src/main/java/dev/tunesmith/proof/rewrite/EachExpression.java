package dev.tunesmith.proof.rewrite;

import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.ExpressionVisitorAdapter;
import net.sf.jsqlparser.expression.TrimFunction;
import org.jspecify.annotations.Nullable;

/** Goes through all parts of an expression, those of {@code trim(both from name)} too. */
abstract class EachExpression extends ExpressionVisitorAdapter<@Nullable Void> {

  @Override
  public <S> @Nullable Void visit(TrimFunction trim, S context) {
    Expression letters = trim.getExpression();
    Expression text = trim.getFromExpression();
    if (letters != null) {
      letters.accept(this, context);
    }
    if (text != null) {
      text.accept(this, context);
    }
    return null;
  }
}
