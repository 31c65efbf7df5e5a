package dev.tunesmith.proof.rewrite;

import dev.tunesmith.proof.rewrite.ConditionReading.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;

/**
 * A SELECT that numbers its rows within groups of one expression.
 *
 * @param called the name by which its rows are known
 * @param number which of its items is the number
 * @param name what the number is called
 */
record NumberedRows(PlainSelect inner, String called, AnalyticExpression number, String name) {

  private static final Set<String> NUMBERS = Set.of("row_number", "rank");
  private static final Set<Order> UP_TO = Set.of(Order.EQUAL, Order.AT_MOST, Order.LESS);
  private static final String MOST_ROWS = "[1-9]\\d{0,4}";

  /**
   * The numbering subquery that is a source of another SELECT, which calls its columns as it does.
   */
  static Optional<NumberedRows> of(FromItem source) {
    return source instanceof ParenthesedSelect derived
            && derived.getAlias() != null
            && derived.getAlias().getAliasColumns() == null
            && derived.getSelect() instanceof PlainSelect inner
        ? of(inner, Scope.folded(derived.getAlias().getName().trim()))
            .filter(NumberedRows::isOrderPlain)
        : Optional.empty();
  }

  private static Optional<NumberedRows> of(PlainSelect inner, String called) {
    List<NumberedRows> found = new ArrayList<>();
    for (SelectItem<?> item : inner.getSelectItems()) {
      if (item.getExpression() instanceof AnalyticExpression window
          && item.getAlias() != null
          && isRowNumber(window)) {
        found.add(new NumberedRows(inner, called, window, item.getAlias().getName().trim()));
      } else if (!ScalarItems.is(item.getExpression())) {
        return Optional.empty();
      }
    }
    return found.size() == 1 && Selects.isPlain(inner)
        ? Optional.of(found.get(0))
        : Optional.empty();
  }

  private static boolean isRowNumber(AnalyticExpression window) {
    return NUMBERS.contains(window.getName().toLowerCase(Locale.ROOT))
        && window.getExpression() == null
        && window.getWindowElement() == null
        && window.getWindowName() == null
        && window.getFilterExpression() == null
        && window.getPartitionExpressionList() != null
        && window.getPartitionExpressionList().size() == 1
        && window.getOrderByElements() != null;
  }

  /** At the end of a SELECT a name may mean an item of the list, and a number its place. */
  private boolean isOrderPlain() {
    return number.getOrderByElements().stream()
        .map(OrderByElement::getExpression)
        .allMatch(
            key ->
                key instanceof Column column
                    && inner.getSelectItems().stream()
                        .noneMatch(item -> Selects.mayBeNamed(item, column)));
  }

  /** Whether it names columns of its own sources only, which mean the same wherever it stands. */
  boolean isOfOwnRows(Scope inside) {
    Stream<Expression> items =
        inner.getSelectItems().stream()
            .<Expression>map(SelectItem::getExpression)
            .filter(item -> item != number && !(item instanceof AllColumns));
    return Stream.of(
            items,
            number.getOrderByElements().stream().map(OrderByElement::getExpression),
            Stream.of(group()),
            Stream.ofNullable(inner.getWhere()))
        .flatMap(each -> each)
        .allMatch(each -> inside.ownReach(each).isPresent());
  }

  /** The expression that the rows of a group share. */
  Expression group() {
    return number.getPartitionExpressionList().get(0);
  }

  boolean isRank() {
    return number.getName().equalsIgnoreCase("rank");
  }

  /** What keeps the first rows of a group that are numbered alone. */
  String limit(String rows) {
    return isRank() ? "fetch first " + rows + " rows with ties" : "limit " + rows;
  }

  private String over(String by, String order) {
    return number.getName() + "() over (" + by + "order by " + order + ")";
  }

  String order() {
    return GroupKeys.text(number.getOrderByElements());
  }

  /** The items where all rows are of one group. */
  String itemsOfOne(String order) {
    return items(order, "");
  }

  /** The same rows, numbered in another order. */
  String inOrder(String order) {
    return ranked(order, "partition by " + number.getPartitionExpressionList() + " ");
  }

  private String ranked(String order, String by) {
    String where = Selects.condition(inner);
    return "select "
        + items(order, by)
        + " from "
        + Selects.source(inner)
        + (where.isEmpty() ? "" : " where " + where);
  }

  private String items(String order, String by) {
    List<String> items = new ArrayList<>();
    for (SelectItem<?> item : inner.getSelectItems()) {
      items.add(
          item.getExpression() == number ? over(by, order) + item.getAlias() : item.toString());
    }
    return String.join(", ", items);
  }

  /**
   * How many rows of a group can be kept; empty where no condition says so.
   *
   * @param isAlone whether no other source has columns, so that a bare name tells enough
   */
  Optional<String> most(PlainSelect select, boolean isAlone) {
    Slot where = new Slot(Slot.Around.CLAUSE, select::getWhere, select::setWhere);
    return where.conjuncts().stream()
        .flatMap(slot -> Comparison.of(slot.get()).stream())
        .filter(comparison -> isNumber(comparison.side(), isAlone))
        .flatMap(comparison -> most(comparison).stream())
        .findFirst();
  }

  private boolean isNumber(Expression side, boolean isAlone) {
    return side instanceof Column column
        && Scope.folded(column.getColumnName()).equals(Scope.folded(name))
        && (column.getTable() == null ? isAlone : JoinedKey.isOf(column, called));
  }

  /** The end of a range, or the greatest in a list. */
  private static Optional<String> most(Comparison comparison) {
    List<Long> ends =
        comparison.points().stream()
            .filter(point -> UP_TO.contains(point.order()))
            .flatMap(point -> number(point.value()).stream())
            .toList();
    boolean isKnown = !comparison.isList() || ends.size() == comparison.points().size();
    return ends.stream().filter(end -> isKnown).max(Long::compare).map(String::valueOf);
  }

  private static Optional<Long> number(Expression value) {
    return Expressions.strip(value) instanceof LongValue number
            && number.toString().matches(MOST_ROWS)
        ? Optional.of(number.getValue())
        : Optional.empty();
  }
}
