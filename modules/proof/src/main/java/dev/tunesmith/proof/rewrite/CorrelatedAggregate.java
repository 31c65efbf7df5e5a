package dev.tunesmith.proof.rewrite;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.operators.arithmetic.Addition;
import net.sf.jsqlparser.expression.operators.arithmetic.Multiplication;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;

/** An aggregate reckoned anew for every row becomes one grouped subquery that is joined. */
final class CorrelatedAggregate implements ConditionRule {

  static final RewriteRule RULE =
      new RewriteRule(
          "a value is compared with an aggregate over the rows that belong to it",
          "The subquery belongs to the row by equal columns only, and its aggregate is NULL where"
              + " no row is found.",
          "The aggregate over the rows with equal columns is that of their group, and without a"
              + " group the comparison is not true in either.");

  private static final String VALUE = "per_key.value_of_key";
  private static final Set<String> NULL_FOR_NOTHING = Set.of("min", "max", "sum", "avg");

  @Override
  public Optional<Replacement> of(Expression condition, Scope scope) {
    return Comparison.of(condition).stream()
        .filter(comparison -> comparison.points().size() == 1 && !comparison.isList())
        .flatMap(comparison -> of(comparison, scope).stream())
        .findFirst();
  }

  private static Optional<Replacement> of(Comparison comparison, Scope scope) {
    Comparison.Point point = comparison.points().get(0);
    Optional<ParenthesedSelect> asked = subquery(point.value());
    if (asked.isEmpty()
        || !(asked.get().getSelect() instanceof PlainSelect select)
        || !isUsable(asked.get(), select)
        || !scope.reach(comparison.side()).isPresent()) {
      return Optional.empty();
    }
    Expression value = select.getSelectItem(0).getExpression();
    return KeyedRows.of(select, scope)
        .map(
            rows ->
                written(
                    scope.qualified(comparison.side())
                        + " "
                        + point.order().sign()
                        + " "
                        + point.value().toString().replace(asked.get().toString(), VALUE),
                    rows,
                    value));
  }

  /** The subquery that a value is, or is the multiple of by a number with a fraction. */
  private static Optional<ParenthesedSelect> subquery(Expression value) {
    Expression inner = Expressions.strip(value);
    if (inner instanceof Multiplication product) {
      return product.getLeftExpression() instanceof DoubleValue
          ? subquery(product.getRightExpression())
          : product.getRightExpression() instanceof DoubleValue
              ? subquery(product.getLeftExpression())
              : Optional.empty();
    }
    return inner instanceof ParenthesedSelect select ? Optional.of(select) : Optional.empty();
  }

  private static boolean isUsable(ParenthesedSelect inner, PlainSelect select) {
    return inner.toString().equals("(" + select + ")")
        && Selects.isPlain(select)
        && select.getWhere() != null
        && select.getSelectItems().size() == 1
        && isNullForNothing(select.getSelectItem(0).getExpression())
        && !select.toString().toLowerCase(Locale.ROOT).contains("per_key");
  }

  /** Whether it is an aggregate that is NULL where there is no row, also times or plus numbers. */
  static boolean isNullForNothing(Expression written) {
    Expression item = Expressions.strip(written);
    if (item instanceof Multiplication || item instanceof Addition) {
      BinaryExpression both = (BinaryExpression) item;
      boolean isLeft = Constant.number(both.getLeftExpression()).isPresent();
      boolean isRight = Constant.number(both.getRightExpression()).isPresent();
      return (isLeft && isNullForNothing(both.getRightExpression()))
          || (isRight && isNullForNothing(both.getLeftExpression()));
    }
    return item instanceof Function function
        && NULL_FOR_NOTHING.contains(function.getName().toLowerCase(Locale.ROOT))
        && function.getParameters() != null
        && function.toString().equals(function.getName() + "(" + function.getParameters() + ")")
        && ScalarItems.is(function.getParameters().get(0));
  }

  private static Replacement written(String comparison, KeyedRows rows, Expression value) {
    return Replacement.single(
        RULE,
        "exists (select 1 from ("
            + rows.grouped(List.of(value + " as value_of_key"))
            + ") per_key where "
            + rows.belonging("per_key")
            + " and "
            + comparison
            + ")",
        Grounds.proven());
  }
}
