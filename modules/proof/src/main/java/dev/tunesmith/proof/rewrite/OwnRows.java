package dev.tunesmith.proof.rewrite;

import dev.tunesmith.proof.rewrite.ConditionReading.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.relational.ComparisonOperator;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.PlainSelect;
import org.jspecify.annotations.Nullable;

/**
 * A subquery over the rows of one table that share columns with a row of it outside, and lie before
 * or behind it by others.
 *
 * @param inside the names that it sees
 * @param called how the row outside is known
 * @param equal the columns that are shared, as they are known outside
 * @param ordered those by which its rows lie before or behind
 * @param how the rows inside compare by these, or null where there are none
 * @param others what else is asked of the rows inside
 */
record OwnRows(
    PlainSelect select,
    Scope inside,
    String called,
    List<ColumnPlace> equal,
    List<ColumnPlace> ordered,
    @Nullable Order how,
    List<Slot> others) {

  /** Columns inside, how they compare, and the same columns outside. */
  private record Sides(List<ColumnPlace> outer, Order order) {}

  static Optional<OwnRows> of(PlainSelect select, Scope outside) {
    Optional<Table> table = Selects.onlyTable(select);
    Scope inside = ConditionWalk.inside(select, outside);
    if (table.isEmpty() || inside.table(table.get()).isEmpty()) {
      return Optional.empty();
    }
    List<ColumnPlace> equal = new ArrayList<>();
    List<Sides> compared = new ArrayList<>();
    List<Slot> others = new ArrayList<>();
    for (Slot conjunct : Slot.of(select.getWhere()).conjuncts()) {
      Optional<Sides> sides = sides(conjunct.get(), inside, outside);
      if (sides.isPresent() && sides.get().order() == Order.EQUAL) {
        equal.addAll(sides.get().outer());
      } else if (sides.isPresent()) {
        compared.add(sides.get());
      } else if (isOfInner(conjunct.get(), inside)) {
        others.add(conjunct);
      } else {
        return Optional.empty();
      }
    }
    return of(select, inside, equal, compared, others);
  }

  private static boolean isOfInner(Expression condition, Scope inside) {
    return inside.ownReach(condition).isPresent()
        && ScalarItems.is(condition)
        && NeverFails.is(condition, inside);
  }

  private static Optional<OwnRows> of(
      PlainSelect select,
      Scope inside,
      List<ColumnPlace> equal,
      List<Sides> compared,
      List<Slot> others) {
    List<ColumnPlace> all =
        Stream.concat(equal.stream(), compared.stream().flatMap(each -> each.outer().stream()))
            .toList();
    boolean isKnown =
        !all.isEmpty()
            && compared.size() <= 1
            && all.stream().map(ColumnPlace::source).distinct().count() == 1
            && all.stream().noneMatch(ColumnPlace::mayBeNull);
    return isKnown
        ? Optional.of(
            new OwnRows(
                select,
                inside,
                all.get(0).called(),
                List.copyOf(equal),
                compared.stream().flatMap(each -> each.outer().stream()).toList(),
                compared.stream().map(Sides::order).findFirst().orElse(null),
                List.copyOf(others)))
        : Optional.empty();
  }

  private static Optional<Sides> sides(Expression written, Scope inside, Scope outside) {
    if (!(Expressions.strip(written) instanceof ComparisonOperator both)) {
      return Optional.empty();
    }
    List<Expression> left = row(both.getLeftExpression());
    List<Expression> right = row(both.getRightExpression());
    return ConditionReading.order(both)
        .filter(order -> order != Order.EQUAL || left.size() == 1)
        .flatMap(
            order ->
                sides(left, right, order, inside, outside)
                    .or(() -> sides(right, left, order.turned(), inside, outside)));
  }

  private static List<Expression> row(Expression written) {
    return written instanceof ParenthesedExpressionList<?> row && row.size() > 1
        ? row.stream().map(Expression.class::cast).toList()
        : List.of(Expressions.strip(written));
  }

  private static Optional<Sides> sides(
      List<Expression> inner, List<Expression> outer, Order order, Scope inside, Scope outside) {
    List<ColumnPlace> same = new ArrayList<>();
    for (int i = 0; inner.size() == outer.size() && i < inner.size(); i++) {
      Optional<ColumnPlace> one = place(inner.get(i), inside).filter(inside::owns);
      place(outer.get(i), inside)
          .filter(outside::owns)
          .filter(other -> one.filter(own -> isSame(own, other)).isPresent())
          .ifPresent(same::add);
    }
    return !inner.isEmpty() && same.size() == inner.size() && same.size() == outer.size()
        ? Optional.of(new Sides(same, order))
        : Optional.empty();
  }

  private static boolean isSame(ColumnPlace inner, ColumnPlace outer) {
    return inner.table().name().equals(outer.table().name())
        && inner.column().name().equals(outer.column().name());
  }

  private static Optional<ColumnPlace> place(Expression expression, Scope scope) {
    return expression instanceof Column column ? scope.find(column) : Optional.empty();
  }

  /** The name by which the row outside is known. */
  String source() {
    return Scope.folded(called);
  }

  dev.tunesmith.core.schema.Table table() {
    return Stream.concat(equal.stream(), ordered.stream()).findFirst().orElseThrow().table();
  }

  Optional<Order> sign() {
    return Optional.ofNullable(how);
  }

  /** Whether no two rows that share the columns lie at one place. */
  boolean isTotal() {
    return Keys.tellApart(
        Stream.concat(equal.stream(), ordered.stream())
            .map(place -> place.column().name())
            .toList(),
        table());
  }

  /** What is asked of the rows besides, as a FILTER in the names of the row outside. */
  String filter() {
    return others.isEmpty()
        ? ""
        : " filter (where "
            + others.stream()
                .map(slot -> outside(slot.get(), slot::joined))
                .collect(Collectors.joining(" and "))
            + ")";
  }

  /** An expression of the rows inside in the names of the row outside. */
  String outside(Expression expression) {
    return outside(expression, expression::toString);
  }

  private String outside(Expression expression, Supplier<String> text) {
    List<Column> columns = Expressions.columns(expression);
    List<Table> own = columns.stream().map(Column::getTable).toList();
    columns.forEach(column -> column.setTable(new Table(called)));
    String written = text.get();
    for (int i = 0; i < own.size(); i++) {
      columns.get(i).setTable(own.get(i));
    }
    return written;
  }

  private String named(ColumnPlace place) {
    return called + "." + Selects.quoted(place.column().name());
  }

  String partition() {
    return equal.isEmpty()
        ? ""
        : equal.stream().map(this::named).collect(Collectors.joining(", ", "partition by ", ""));
  }

  /** The order in which the rows that are looked at come first. */
  String order() {
    String way = how == Order.GREATER || how == Order.AT_LEAST ? " desc" : "";
    return ordered.isEmpty()
        ? ""
        : ordered.stream()
            .map(place -> named(place) + way)
            .collect(Collectors.joining(", ", "order by ", ""));
  }

  /** Whether the subquery is sorted so that the row nearest to the one outside comes first. */
  boolean isNearestFirst() {
    List<OrderByElement> elements = select.getOrderByElements();
    boolean isUp = how == Order.GREATER;
    if (elements == null || elements.size() != ordered.size()) {
      return false;
    }
    for (int i = 0; i < elements.size(); i++) {
      ColumnPlace wanted = ordered.get(i);
      boolean isSo =
          elements.get(i).isAsc() == isUp
              && elements.get(i).getNullOrdering() == null
              && place(elements.get(i).getExpression(), inside)
                  .filter(inside::owns)
                  .filter(place -> isSame(place, wanted))
                  .isPresent();
      if (!isSo) {
        return false;
      }
    }
    return true;
  }
}
