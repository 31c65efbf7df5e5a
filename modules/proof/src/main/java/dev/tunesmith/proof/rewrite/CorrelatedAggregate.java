package dev.tunesmith.proof.rewrite;

import dev.tunesmith.proof.rewrite.Scope.Reach;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.operators.arithmetic.Addition;
import net.sf.jsqlparser.expression.operators.arithmetic.Multiplication;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.schema.Column;
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

  private static final Set<String> NULL_FOR_NOTHING = Set.of("min", "max", "sum", "avg");

  /** Columns inside that equal something outside, and the other conditions. */
  private record Parts(List<Column> inner, List<Expression> outer, List<String> others) {}

  @Override
  public Optional<Replacement> of(Expression condition, Scope scope) {
    return Comparison.of(condition).stream()
        .filter(comparison -> comparison.points().size() == 1 && !comparison.isList())
        .flatMap(comparison -> of(comparison, scope).stream())
        .findFirst();
  }

  private static Optional<Replacement> of(Comparison comparison, Scope scope) {
    Comparison.Point point = comparison.points().get(0);
    if (!(Expressions.strip(point.value()) instanceof ParenthesedSelect inner)
        || !(inner.getSelect() instanceof PlainSelect select)
        || !isUsable(inner, select)
        || !scope.reach(comparison.side()).isPresent()) {
      return Optional.empty();
    }
    Scope inside = ConditionWalk.inside(select, scope);
    return parts(select, scope, inside)
        .filter(parts -> inside.isOfTables() && !parts.inner().isEmpty())
        .map(parts -> written(scope.qualified(comparison.side()), point, select, parts));
  }

  private static boolean isUsable(ParenthesedSelect inner, PlainSelect select) {
    return inner.toString().equals("(" + select + ")")
        && Selects.isPlain(select)
        && select.getWhere() != null
        && select.getSelectItems().size() == 1
        && isNullForNothing(select.getSelectItem(0).getExpression())
        && !select.toString().toLowerCase(Locale.ROOT).contains("per_key");
  }

  private static boolean isNullForNothing(Expression written) {
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

  private static Optional<Parts> parts(PlainSelect select, Scope scope, Scope inside) {
    Parts parts = new Parts(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    Slot where = new Slot(Slot.Around.CLAUSE, select::getWhere, select::setWhere);
    for (Slot conjunct : where.conjuncts()) {
      if (!sort(conjunct.get(), scope, inside, parts)) {
        return Optional.empty();
      }
    }
    boolean isOwn = isOwn(select.getSelectItem(0).getExpression(), inside);
    return isOwn ? Optional.of(parts) : Optional.empty();
  }

  /** Whether a condition was understood, as one that joins or as one of the inner rows alone. */
  private static boolean sort(Expression condition, Scope scope, Scope inside, Parts parts) {
    if (isOwn(condition, inside)) {
      parts.others().add(condition.toString());
      return true;
    }
    return condition instanceof EqualsTo equal
        && (join(equal.getLeftExpression(), equal.getRightExpression(), scope, inside, parts)
            || join(equal.getRightExpression(), equal.getLeftExpression(), scope, inside, parts));
  }

  private static boolean join(
      Expression inner, Expression outer, Scope scope, Scope inside, Parts parts) {
    boolean isJoin =
        inner instanceof Column
            && isOwn(inner, inside)
            && outer instanceof Column
            && isOuter(outer, scope, inside);
    if (isJoin) {
      parts.inner().add((Column) inner);
      parts.outer().add(scope.qualified(outer));
    }
    return isJoin;
  }

  private static boolean isOuter(Expression expression, Scope scope, Scope inside) {
    Optional<Reach> outside = scope.reach(expression);
    return outside.isPresent()
        && inside.reach(expression).filter(outside.get()::isSameAs).isPresent();
  }

  private static boolean isOwn(Expression expression, Scope inside) {
    return inside
        .reach(expression)
        .filter(reach -> reach.columns().stream().allMatch(column -> inside.owns(column)))
        .isPresent();
  }

  private static Replacement written(
      Expression side, Comparison.Point point, PlainSelect select, Parts parts) {
    List<String> items = new ArrayList<>();
    List<String> joins = new ArrayList<>();
    for (int i = 0; i < parts.inner().size(); i++) {
      items.add(parts.inner().get(i) + " as key_" + i);
      joins.add("per_key.key_" + i + " = " + parts.outer().get(i));
    }
    String keys =
        String.join(", ", parts.inner().stream().map(Column::toString).distinct().toList());
    String where = parts.others().isEmpty() ? "" : " where " + String.join(" and ", parts.others());
    String grouped =
        "select "
            + String.join(", ", items)
            + ", "
            + select.getSelectItem(0).getExpression()
            + " as value_of_key from "
            + Selects.source(select)
            + where
            + " group by "
            + keys;
    return Replacement.single(
        RULE,
        "exists (select 1 from ("
            + grouped
            + ") per_key where "
            + String.join(" and ", joins)
            + " and "
            + side
            + " "
            + point.order().sign()
            + " per_key.value_of_key)",
        Grounds.proven());
  }
}
