package dev.tunesmith.proof.rewrite;

import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.JsonAggregateFunction;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.Select;
import org.jspecify.annotations.Nullable;

/** Goes through what a SELECT shows of groups; windows, subqueries and stars are not understood. */
abstract class AggregateParts extends EachExpression {

  private boolean isKnown = true;

  /** Whether all that was gone through is understood. */
  final boolean isKnown() {
    return isKnown;
  }

  final void require(boolean isUnderstood) {
    isKnown &= isUnderstood;
  }

  @Override
  public <S> @Nullable Void visit(AllColumns all, S context) {
    require(false);
    return null;
  }

  @Override
  public <S> @Nullable Void visit(AnalyticExpression window, S context) {
    require(false);
    return null;
  }

  @Override
  public <S> @Nullable Void visit(JsonAggregateFunction aggregate, S context) {
    require(false);
    return null;
  }

  @Override
  public <S> @Nullable Void visit(Select inner, S context) {
    require(false);
    return null;
  }

  @Override
  public <S> @Nullable Void visit(ParenthesedSelect inner, S context) {
    require(false);
    return null;
  }
}
