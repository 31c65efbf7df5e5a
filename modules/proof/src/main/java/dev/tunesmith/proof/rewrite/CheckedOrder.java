package dev.tunesmith.proof.rewrite;

import dev.tunesmith.core.schema.Column.Nullability;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.proof.rewrite.Comparison.Point;
import dev.tunesmith.proof.rewrite.ConditionReading.Order;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.ComparisonOperator;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.PlainSelect;

/** A bound of one column holds for another that a check of the table never lets pass it. */
final class CheckedOrder implements SelectRule {

  static final RewriteRule RULE =
      new RewriteRule(
          "a column is bounded, and a check of its table never lets another one pass it",
          "The check was validated for every row, both columns are of one type of numbers, dates or"
              + " times, the other one is never NULL where the statement keeps a row, and there is"
              + " no outer join.",
          "What is not greater than something below a bound lies below that bound.");

  /** That one column is at most the other where neither is NULL. */
  private record AtMost(String lower, String higher) {}

  /** A bound that a statement asks for. */
  private record Bound(ColumnPlace column, Order order, Expression value) {

    boolean isUpper() {
      return order == Order.LESS || order == Order.AT_MOST;
    }

    boolean isLower() {
      return order == Order.GREATER || order == Order.AT_LEAST;
    }
  }

  @Override
  public List<Change> of(PlainSelect select, Scope scope) {
    boolean isUsable =
        select.getWhere() != null
            && select.getFromItem() != null
            && scope.isOfTables()
            && Selects.joins(select).stream()
                .noneMatch(join -> join.isLeft() || join.isRight() || join.isFull());
    if (!isUsable) {
      return List.of();
    }
    List<Bound> bounds =
        Slot.of(select.getWhere()).conjuncts().stream()
            .flatMap(slot -> bounds(Expressions.strip(slot.get()), scope))
            .toList();
    // Each alone: a second one that holds anyway would only blur what the planner expects.
    return bounds.stream()
        .flatMap(bound -> implied(bound, bounds).map(text -> change(select, text, bound)))
        .toList();
  }

  private static Stream<Bound> bounds(Expression condition, Scope scope) {
    return Comparison.of(condition).stream()
        .filter(comparison -> !comparison.isList() && comparison.side() instanceof Column)
        .flatMap(
            comparison ->
                scope.find((Column) comparison.side()).filter(scope::owns).stream()
                    .flatMap(
                        column ->
                            comparison.points().stream()
                                .filter(point -> isConstant(point, scope))
                                .map(point -> new Bound(column, point.order(), point.value()))));
  }

  private static boolean isConstant(Point point, Scope scope) {
    return ScalarItems.is(point.value())
        && !SameKind.isText(point.value())
        && scope.isConstant(point.value());
  }

  private static Stream<String> implied(Bound bound, List<Bound> all) {
    Table table = bound.column().table();
    return table.checks().stream()
        .flatMap(check -> ordersIn(check, table))
        .flatMap(order -> partner(order, bound).stream())
        .filter(partner -> isOfOneType(partner, bound.column(), table))
        .filter(partner -> isKept(partner, bound, all))
        .filter(partner -> !isBounded(partner, bound, all))
        .map(partner -> written(partner, bound));
  }

  private static Optional<String> partner(AtMost order, Bound bound) {
    String column = bound.column().column().name();
    if (bound.isUpper() && order.higher().equals(column)) {
      return Optional.of(order.lower());
    }
    return bound.isLower() && order.lower().equals(column)
        ? Optional.of(order.higher())
        : Optional.empty();
  }

  private static boolean isOfOneType(String partner, ColumnPlace column, Table table) {
    String type = column.column().type();
    return JoinedKey.isGrouped(type)
        && table.column(partner).filter(other -> other.type().equals(type)).isPresent();
  }

  /** Whether no row in which the partner is NULL is kept: of such a row the check says nothing. */
  private static boolean isKept(String partner, Bound bound, List<Bound> all) {
    boolean isNeverNull =
        bound
            .column()
            .table()
            .column(partner)
            .filter(other -> other.nullability() == Nullability.NOT_NULL)
            .isPresent();
    return isNeverNull || all.stream().anyMatch(other -> isOf(partner, bound, other));
  }

  private static boolean isBounded(String partner, Bound bound, List<Bound> all) {
    return all.stream()
        .filter(other -> isOf(partner, bound, other))
        .anyMatch(
            other ->
                other.order() == Order.EQUAL
                    || (bound.isUpper() ? other.isUpper() : other.isLower()));
  }

  private static boolean isOf(String partner, Bound bound, Bound other) {
    return other.column().source().equals(bound.column().source())
        && other.column().column().name().equals(partner);
  }

  private static String written(String partner, Bound bound) {
    String operator =
        switch (bound.order()) {
          case LESS -> " < ";
          case AT_MOST -> " <= ";
          case GREATER -> " > ";
          case AT_LEAST -> " >= ";
          case EQUAL -> " = ";
        };
    return bound.column().called()
        + "."
        + Selects.quoted(partner)
        + operator
        + (bound.value().toString().matches("'[^']*'|[\\w.]+")
            ? bound.value()
            : "(" + bound.value() + ")");
  }

  /** The orders of two columns that hold wherever the check is true. */
  private static Stream<AtMost> ordersIn(String check, Table table) {
    return SelectText.of("select 1 from checked where " + check).stream()
        .map(text -> ((PlainSelect) text.tree()).getWhere())
        .flatMap(condition -> Slot.of(condition).conjuncts().stream())
        .map(slot -> Expressions.strip(slot.get()))
        .filter(ComparisonOperator.class::isInstance)
        .flatMap(condition -> order((ComparisonOperator) condition, table).stream());
  }

  private static Optional<AtMost> order(ComparisonOperator condition, Table table) {
    Optional<String> left = column(condition.getLeftExpression(), table);
    Optional<String> right = column(condition.getRightExpression(), table);
    Optional<Order> order = ConditionReading.order(condition);
    if (left.isEmpty() || right.isEmpty() || order.isEmpty()) {
      return Optional.empty();
    }
    return switch (order.get()) {
      case LESS, AT_MOST -> Optional.of(new AtMost(left.get(), right.get()));
      case GREATER, AT_LEAST -> Optional.of(new AtMost(right.get(), left.get()));
      case EQUAL -> Optional.empty();
    };
  }

  private static Optional<String> column(Expression side, Table table) {
    return Expressions.strip(side) instanceof Column column && column.getTable() == null
        ? Optional.of(Scope.folded(column.getColumnName()))
            .filter(name -> table.column(name).isPresent())
        : Optional.empty();
  }

  private static Change change(PlainSelect select, String implied, Bound bound) {
    String own =
        Expressions.strip(select.getWhere()) instanceof OrExpression
            ? "(" + select.getWhere() + ")"
            : select.getWhere().toString();
    Table table = bound.column().table();
    return Change.of(
        Selects.withParts(select, select.getFromItem().toString(), own + " AND " + implied),
        RULE,
        Grounds.proven(table.name() + " has checks: " + String.join(", ", table.checks()) + "."));
  }
}
