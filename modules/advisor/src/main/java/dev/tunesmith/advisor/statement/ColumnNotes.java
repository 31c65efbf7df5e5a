package dev.tunesmith.advisor.statement;

import java.util.function.Consumer;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.ExpressionVisitorAdapter;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.Select;
import org.jspecify.annotations.Nullable;

/** Notes which columns an expression reads, and hands on the subqueries in it. */
final class ColumnNotes extends ExpressionVisitorAdapter<@Nullable Void> {

  private final Scope scope;
  private final Consumer<Select> subqueries;

  ColumnNotes(Scope scope, Consumer<Select> subqueries) {
    this.scope = scope;
    this.subqueries = subqueries;
  }

  void take(Expression expression) {
    expression.accept(this, null);
  }

  @Override
  public <S> @Nullable Void visit(Column column, S context) {
    String name = Scope.folded(column.getColumnName());
    scope.ownerOf(column).ifPresent(use -> use.read(name));
    return null;
  }

  @Override
  public <S> @Nullable Void visit(ParenthesedSelect select, S context) {
    subqueries.accept(select);
    return null;
  }

  @Override
  public <S> @Nullable Void visit(Select select, S context) {
    subqueries.accept(select);
    return null;
  }
}
