package dev.tunesmith.proof.rewrite;

import dev.tunesmith.proof.rewrite.Scope.Reach;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.PlainSelect;

/**
 * A subquery that belongs to a row outside by equal columns only.
 *
 * @param inner the columns inside
 * @param outer what each of them equals outside
 * @param others the other conditions, about the inner rows alone
 */
record KeyedRows(
    PlainSelect select, List<Column> inner, List<Expression> outer, List<String> others) {

  KeyedRows {
    inner = List.copyOf(inner);
    outer = List.copyOf(outer);
    others = List.copyOf(others);
  }

  /** Columns inside that equal something outside, and the other conditions, as they are found. */
  private record Parts(List<Column> inner, List<Expression> outer, List<String> others) {}

  /** Reads a subquery of one item; empty where it belongs to the row outside in another way. */
  static Optional<KeyedRows> of(PlainSelect select, Scope scope) {
    if (select.getWhere() == null || select.getFromItem() == null) {
      return Optional.empty();
    }
    Scope inside = ConditionWalk.inside(select, scope);
    Parts parts = new Parts(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (Slot conjunct : Slot.of(select.getWhere()).conjuncts()) {
      if (!sort(conjunct, scope, inside, parts)) {
        return Optional.empty();
      }
    }
    boolean isKeyed =
        inside.isKnown()
            && !parts.inner().isEmpty()
            && inside.ownReach(select.getSelectItem(0).getExpression()).isPresent()
            && NeverFails.is(select.getSelectItem(0).getExpression(), inside);
    return isKeyed
        ? Optional.of(new KeyedRows(select, parts.inner(), parts.outer(), parts.others()))
        : Optional.empty();
  }

  /** Whether a condition was understood, as one that joins or as one of the inner rows alone. */
  private static boolean sort(Slot conjunct, Scope scope, Scope inside, Parts parts) {
    Expression condition = conjunct.get();
    if (inside.ownReach(condition).isPresent() && NeverFails.is(condition, inside)) {
      parts.others().add(conjunct.joined());
      return true;
    }
    return condition instanceof EqualsTo equal
        && (join(equal.getLeftExpression(), equal.getRightExpression(), scope, inside, parts)
            || join(equal.getRightExpression(), equal.getLeftExpression(), scope, inside, parts));
  }

  private static boolean join(
      Expression inner, Expression outer, Scope scope, Scope inside, Parts parts) {
    if (!(inner instanceof Column own)
        || !(outer instanceof Column other)
        || inside.ownReach(own).isEmpty()
        || !isOuter(other, scope, inside)
        || !areAlike(own, other, inside)) {
      return false;
    }
    parts.inner().add(own);
    parts.outer().add(scope.qualified(other));
    return true;
  }

  /** Whether one value outside equals one value inside at most. */
  private static boolean areAlike(Column inner, Column outer, Scope inside) {
    Optional<ColumnPlace> one = inside.find(inner);
    return one.isPresent()
        && inside
            .find(outer)
            .filter(other -> SameKind.are(one.get().column().type(), other.column().type()))
            .isPresent();
  }

  private static boolean isOuter(Expression expression, Scope scope, Scope inside) {
    Optional<Reach> outside = scope.reach(expression);
    return outside.isPresent()
        && inside.reach(expression).filter(outside.get()::isSameAs).isPresent();
  }

  /** Whether at most one row inside has the same keys as a row outside. */
  boolean areSingle(Scope scope) {
    Scope inside = ConditionWalk.inside(select, scope);
    List<String> keys =
        inner.stream()
            .flatMap(column -> inside.find(column).stream())
            .map(place -> place.column().name())
            .toList();
    return Selects.onlyTable(select)
        .flatMap(inside::table)
        .filter(table -> Keys.fix(keys, table))
        .isPresent();
  }

  /** The rows grouped by their keys, with {@code values} as further columns. */
  String grouped(List<String> values) {
    return listed(values)
        + " group by "
        + inner.stream().map(Column::toString).distinct().collect(Collectors.joining(", "));
  }

  /** The rows with their keys, and {@code values} as further columns. */
  String listed(List<String> values) {
    List<String> items = new ArrayList<>();
    for (int i = 0; i < inner.size(); i++) {
      items.add(inner.get(i) + " as key_" + i);
    }
    items.addAll(values);
    String where = others.isEmpty() ? "" : " where " + String.join(" and ", others);
    return "select " + String.join(", ", items) + " from " + Selects.source(select) + where;
  }

  /** The condition by which the groups, called {@code name}, belong to the row outside. */
  String belonging(String name) {
    return IntStream.range(0, inner.size())
        .mapToObj(i -> name + ".key_" + i + " = " + outer.get(i))
        .collect(Collectors.joining(" and "));
  }
}
