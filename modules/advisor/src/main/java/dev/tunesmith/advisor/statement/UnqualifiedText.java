package dev.tunesmith.advisor.statement;

import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.JsonExpression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.util.deparser.ExpressionDeParser;

/** Writes an expression as the statement has it, without the names of tables. */
final class UnqualifiedText extends ExpressionDeParser {

  String of(Expression expression) {
    expression.accept(this, null);
    return getBuilder().toString();
  }

  @Override
  public <S> StringBuilder visit(Column column, S context) {
    return getBuilder().append(column.getColumnName());
  }

  @Override
  public <S> StringBuilder visit(JsonExpression json, S context) {
    json.getExpression().accept(this, context);
    json.getIdentList()
        .forEach(
            step ->
                getBuilder().append(' ').append(step.getValue()).append(' ').append(step.getKey()));
    return getBuilder();
  }
}
