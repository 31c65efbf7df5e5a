package dev.tunesmith.proof.rewrite;

import dev.tunesmith.proof.rewrite.ConditionReading.Order;
import java.util.Optional;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.operators.relational.NotEqualsTo;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;

/** Counting rows to see whether there is one becomes EXISTS, which stops at the first. */
final class CountedRows implements ConditionRule {

  static final RewriteRule RULE =
      new RewriteRule(
          "rows are counted to see whether there are any",
          "The subquery counts all rows of one SELECT without groups or a limit.",
          "A count is never NULL, and above zero exactly where a row exists.");

  @Override
  public Optional<Replacement> of(Expression condition, Scope scope) {
    if (condition instanceof NotEqualsTo unequal && isZero(unequal.getRightExpression())) {
      return counted(unequal.getLeftExpression()).map(rows -> written("exists ", rows));
    }
    return Comparison.of(condition).stream()
        .filter(comparison -> comparison.points().size() == 1 && !comparison.isList())
        .flatMap(
            comparison ->
                counted(comparison.side())
                    .flatMap(
                        rows -> word(comparison.points().get(0)).map(word -> written(word, rows)))
                    .stream())
        .findFirst();
  }

  private static Replacement written(String word, PlainSelect counted) {
    String all = counted.toString();
    String rows = "select 1" + all.substring(all.indexOf(" FROM "));
    return Replacement.single(RULE, word + "(" + rows + ")", Grounds.proven());
  }

  private static Optional<String> word(Comparison.Point point) {
    boolean isZero = isZero(point.value());
    boolean isOne = isNumber(point.value(), "1");
    Order order = point.order();
    if ((order == Order.GREATER && isZero) || (order == Order.AT_LEAST && isOne)) {
      return Optional.of("exists ");
    }
    boolean isNone =
        (isZero && (order == Order.EQUAL || order == Order.AT_MOST))
            || (isOne && order == Order.LESS);
    return isNone ? Optional.of("not exists ") : Optional.empty();
  }

  private static boolean isZero(Expression value) {
    return isNumber(value, "0");
  }

  private static boolean isNumber(Expression value, String number) {
    return Expressions.strip(value) instanceof LongValue
        && Expressions.strip(value).toString().equals(number);
  }

  private static Optional<PlainSelect> counted(Expression side) {
    return Expressions.strip(side) instanceof ParenthesedSelect inner
            && inner.getSelect() instanceof PlainSelect select
            && inner.toString().equals("(" + select + ")")
            && Selects.isPlain(select)
            && select.getFromItem() != null
            && select.getSelectItems().size() == 1
            && isCountOfAll(select.getSelectItem(0).getExpression())
        ? Optional.of(select)
        : Optional.empty();
  }

  private static boolean isCountOfAll(Expression item) {
    return item instanceof Function function
        && function.getName().equalsIgnoreCase("count")
        && function.toString().equalsIgnoreCase("count(*)")
        && function.getParameters() != null
        && function.getParameters().get(0) instanceof AllColumns;
  }
}
