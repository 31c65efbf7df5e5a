package dev.tunesmith.proof.rewrite;

import java.util.Locale;
import java.util.Set;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.JsonAggregateFunction;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import org.jspecify.annotations.Nullable;

/** Whether the list of a SELECT says something of each row alone. */
final class ScalarItems {

  private static final Set<String> OF_ONE_ROW =
      Set.of(
          """
          abs ceil ceiling coalesce concat date date_part date_trunc daterange floor format greatest
          initcap int4range int8range least left length lower lpad ltrim md5 mod now nullif numrange
          replace right round rpad rtrim split_part strpos substr substring to_char trim trunc
          tsrange tstzrange upper
          """
              .strip()
              .split("\\s+"));

  private ScalarItems() {}

  static boolean are(PlainSelect select) {
    return select.getSelectItems().stream()
        .map(SelectItem::getExpression)
        .allMatch(ScalarItems::is);
  }

  /** The same, where subqueries may be among the items. */
  static boolean areWithSubqueries(PlainSelect select) {
    return select.getSelectItems().stream()
        .map(SelectItem::getExpression)
        .allMatch(item -> is(item, true));
  }

  /** Whether a function answers for each row one value that hangs on the row alone. */
  static boolean isOfOneRow(Function function) {
    return isOfOneRow(function.getName().toLowerCase(Locale.ROOT));
  }

  /** The same of a function of that name. */
  static boolean isOfOneRow(String function) {
    return OF_ONE_ROW.contains(function);
  }

  /** Whether it holds no aggregate, no window and nothing that may make several rows of one. */
  static boolean is(Expression expression) {
    return is(expression, false);
  }

  private static boolean is(Expression expression, boolean withSubqueries) {
    boolean[] isScalar = {true};
    expression.accept(
        new EachExpression() {
          @Override
          public <S> @Nullable Void visit(Function function, S context) {
            isScalar[0] &= isOfOneRow(function);
            return super.visit(function, context);
          }

          @Override
          public <S> @Nullable Void visit(JsonAggregateFunction aggregate, S context) {
            isScalar[0] = false;
            return null;
          }

          @Override
          public <S> @Nullable Void visit(AnalyticExpression window, S context) {
            isScalar[0] = false;
            return null;
          }

          @Override
          public <S> @Nullable Void visit(Select select, S context) {
            isScalar[0] &= withSubqueries;
            return null;
          }

          @Override
          public <S> @Nullable Void visit(ParenthesedSelect select, S context) {
            isScalar[0] &= withSubqueries;
            return null;
          }
        },
        null);
    return isScalar[0];
  }
}
