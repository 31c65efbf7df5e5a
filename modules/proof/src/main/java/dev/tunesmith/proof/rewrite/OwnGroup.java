package dev.tunesmith.proof.rewrite;

import dev.tunesmith.proof.rewrite.ConditionReading.Order;
import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.relational.ComparisonOperator;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;

/**
 * A subquery over the rows of one table that share a column's value with a row of the same table
 * outside.
 *
 * @param scope the names that the subquery sees
 * @param group the column as it is known outside
 * @param compared the other columns that are compared, inside with outside
 */
record OwnGroup(PlainSelect select, Scope scope, ColumnPlace group, List<Sides> compared) {

  /** A comparison of a column of a row inside with the same column of the row outside. */
  record Sides(ColumnPlace inner, ColumnPlace outer, Order order) {}

  OwnGroup {
    compared = List.copyOf(compared);
  }

  /** The SELECT in parentheses, if nothing else stands there. */
  static Optional<PlainSelect> select(Expression written) {
    return Expressions.strip(written) instanceof ParenthesedSelect inner
            && inner.getSelect() instanceof PlainSelect select
            && inner.toString().equals("(" + select + ")")
        ? Optional.of(select)
        : Optional.empty();
  }

  /** A subquery whose condition is nothing but one equality and such comparisons. */
  static Optional<OwnGroup> of(PlainSelect select, Scope outside) {
    if (select.getWhere() == null) {
      return Optional.empty();
    }
    Scope inside = ConditionWalk.inside(select, outside);
    List<Slot> conditions = Slot.of(select.getWhere()).conjuncts();
    List<Sides> all =
        conditions.stream().flatMap(slot -> sides(slot.get(), inside, outside).stream()).toList();
    List<Sides> equal = all.stream().filter(each -> each.order() == Order.EQUAL).toList();
    boolean isGroup =
        all.size() == conditions.size()
            && equal.size() == 1
            && all.stream().map(each -> each.outer().source()).distinct().count() == 1
            && isOnlyTable(select, inside, equal.get(0));
    return isGroup
        ? Optional.of(
            new OwnGroup(
                select,
                inside,
                equal.get(0).outer(),
                all.stream().filter(each -> each.order() != Order.EQUAL).toList()))
        : Optional.empty();
  }

  private static boolean isOnlyTable(PlainSelect select, Scope inside, Sides sides) {
    return Selects.onlyTable(select)
        .flatMap(inside::table)
        .filter(sides.outer().table()::equals)
        .isPresent();
  }

  private static Optional<Sides> sides(Expression written, Scope inside, Scope outside) {
    if (!(Expressions.strip(written) instanceof ComparisonOperator both)
        || !(both.getLeftExpression() instanceof Column left)
        || !(both.getRightExpression() instanceof Column right)) {
      return Optional.empty();
    }
    return ConditionReading.order(both)
        .flatMap(
            order ->
                sides(left, right, order, inside, outside)
                    .or(() -> sides(right, left, order.turned(), inside, outside)));
  }

  private static Optional<Sides> sides(
      Column inner, Column outer, Order order, Scope inside, Scope outside) {
    Optional<ColumnPlace> one = inside.find(inner);
    Optional<ColumnPlace> other = inside.find(outer);
    return one.isPresent() && other.isPresent() && isSame(one.get(), other.get(), inside, outside)
        ? Optional.of(new Sides(one.get(), other.get(), order))
        : Optional.empty();
  }

  /** Whether they are one column, of a row inside and of a row of the SELECT right around it. */
  private static boolean isSame(ColumnPlace inner, ColumnPlace outer, Scope inside, Scope outside) {
    return inside.owns(inner)
        && outside.owns(outer)
        && inner.table().name().equals(outer.table().name())
        && inner.column().name().equals(outer.column().name());
  }

  /** The column outside that is the same as {@code inner}, a column of the group's rows. */
  Optional<ColumnPlace> outside(Expression inner, Expression outer, Scope outside) {
    Optional<ColumnPlace> one = inner instanceof Column own ? scope.find(own) : Optional.empty();
    Optional<ColumnPlace> other =
        outer instanceof Column own ? outside.find(own) : Optional.empty();
    return one.isPresent()
            && other.isPresent()
            && isSame(one.get(), other.get(), scope, outside)
            && other.get().source().equals(group.source())
        ? other
        : Optional.empty();
  }
}
