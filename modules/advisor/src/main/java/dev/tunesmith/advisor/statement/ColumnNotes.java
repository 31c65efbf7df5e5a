package dev.tunesmith.advisor.statement;

import java.util.function.Consumer;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.ExpressionVisitorAdapter;
import net.sf.jsqlparser.expression.operators.relational.ExistsExpression;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.Select;
import org.jspecify.annotations.Nullable;

/** Notes which columns an expression reads, and hands on the subqueries in it. */
final class ColumnNotes extends ExpressionVisitorAdapter<@Nullable Void> {

  private final Scope scope;
  private final Consumer<Select> subqueries;
  private final Consumer<Select> existences;
  private final Consumer<Select> members;

  /**
   * Notes on what {@code scope} sees.
   *
   * @param subqueries hears of the subqueries whose result is read
   * @param existences hears of those of which only that they have a row
   * @param members hears of those among whose rows a value is looked for
   */
  ColumnNotes(
      Scope scope,
      Consumer<Select> subqueries,
      Consumer<Select> existences,
      Consumer<Select> members) {
    this.scope = scope;
    this.subqueries = subqueries;
    this.existences = existences;
    this.members = members;
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
  public <S> @Nullable Void visit(ExistsExpression exists, S context) {
    if (exists.getRightExpression() instanceof Select select) {
      existences.accept(select);
      return null;
    }
    return super.visit(exists, context);
  }

  @Override
  public <S> @Nullable Void visit(InExpression in, S context) {
    if (in.getRightExpression() instanceof Select select && !in.isNot()) {
      in.getLeftExpression().accept(this, context);
      members.accept(select);
      return null;
    }
    return super.visit(in, context);
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
