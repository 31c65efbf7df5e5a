package dev.tunesmith.proof.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;

/**
 * Two joined tables, where each row of the one has a group of rows of the other.
 *
 * @param rows the table of which some rows a group are wanted, and what they are joined by
 * @param groups the table whose rows are the groups, and the key of it
 * @param within the conditions about single rows
 * @param ofGroups the conditions about groups alone
 */
record JoinedGroups(GroupKeys rows, GroupKeys groups, List<String> within, List<String> ofGroups) {

  /**
   * Those of the two tables that {@code select} joins.
   *
   * @param by what the rows of a group share
   * @param order what decides which come first in a group
   */
  static Optional<JoinedGroups> of(
      PlainSelect select, Expression by, List<OrderByElement> order, Scope scope) {
    boolean isUsable =
        Selects.joins(select).size() == 1 && scope.isOfTables() && GroupKeys.isFree(select);
    return isUsable && Expressions.strip(by) instanceof Column column
        ? JoinedKey.of(select).flatMap(joined -> of(select, joined, column, order, scope))
        : Optional.empty();
  }

  private static Optional<JoinedGroups> of(
      PlainSelect select, JoinedKey joined, Column by, List<OrderByElement> order, Scope scope) {
    FromItem one = select.getFromItem();
    FromItem other = joined.join().getFromItem();
    Optional<ColumnPlace> shared = scope.find(by);
    if (!(one instanceof Table left) || !(other instanceof Table right) || shared.isEmpty()) {
      return Optional.empty();
    }
    return of(joined, left, right, shared.get(), scope)
        .or(() -> of(joined, right, left, shared.get(), scope))
        .filter(
            groups -> order.stream().allMatch(each -> groups.isOfRows(each.getExpression(), scope)))
        .filter(groups -> groups.sort(select, scope));
  }

  private static Optional<JoinedGroups> of(
      JoinedKey joined, Table rows, Table groups, ColumnPlace by, Scope scope) {
    Optional<GroupKeys> own = keys(joined, rows, scope);
    Optional<GroupKeys> key = keys(joined, groups, scope);
    boolean isKnown =
        own.isPresent()
            && key.isPresent()
            && JoinedKey.isOneGroup(own.get().column(), key.get().column())
            && (own.get().column().isSameAs(by) || key.get().column().isSameAs(by))
            && Keys.fix(List.of(key.get().column().column().name()), key.get().column().table());
    return isKnown
        ? Optional.of(new JoinedGroups(own.get(), key.get(), new ArrayList<>(), new ArrayList<>()))
        : Optional.empty();
  }

  private static Optional<GroupKeys> keys(JoinedKey joined, Table table, Scope scope) {
    return joined
        .of(Scope.folded(Selects.alias(table)))
        .flatMap(scope::find)
        .filter(scope::owns)
        .map(place -> new GroupKeys(table, place));
  }

  /**
   * Whether a star among the items means all columns of the rows that are looked for, and no more.
   */
  boolean areShownBy(List<SelectItem<?>> items) {
    return items.stream()
        .map(SelectItem::getExpression)
        .filter(AllColumns.class::isInstance)
        .allMatch(
            item ->
                item instanceof AllTableColumns all
                    && Scope.folded(all.getTable().getName()).equals(rows.column().source()));
  }

  private boolean isOfRows(Expression expression, Scope scope) {
    return expression instanceof Column column
        && scope
            .find(column)
            .filter(place -> place.source().equals(rows.column().source()))
            .filter(scope::owns)
            .isPresent();
  }

  /** Puts each condition in its place; false where one is not understood. */
  private boolean sort(PlainSelect select, Scope scope) {
    List<Slot> conjuncts =
        select.getWhere() == null ? List.of() : Slot.of(select.getWhere()).conjuncts();
    for (Slot conjunct : conjuncts) {
      Optional<Scope.Reach> reach = scope.reach(conjunct.get());
      if (reach.isEmpty() || !ScalarItems.is(conjunct.get())) {
        return false;
      }
      boolean isOfGroups =
          !reach.get().columns().isEmpty()
              && reach.get().columns().stream()
                  .allMatch(place -> place.source().equals(groups.column().source()));
      (isOfGroups ? ofGroups : within).add(conjunct.joined());
    }
    return true;
  }

  /**
   * The first rows of each group, with {@code items} as their columns, up to the end of WHERE.
   *
   * @param limit LIMIT or FETCH
   */
  String firstOfEach(String items, String order, String limit) {
    List<String> conditions =
        Stream.concat(within.stream(), Stream.of(named(rows) + " = " + named(groups))).toList();
    return "select chosen.* from "
        + groups.table()
        + " cross join lateral (select "
        + items
        + " from "
        + rows.table()
        + " where "
        + String.join(" and ", conditions)
        + " order by "
        + order
        + " "
        + limit
        + ") chosen"
        + (ofGroups.isEmpty() ? "" : " where " + String.join(" and ", ofGroups));
  }

  /** The key of the groups as the statement may name it. */
  String key() {
    return named(groups);
  }

  private static String named(GroupKeys keys) {
    return Selects.alias(keys.table()) + "." + Selects.quoted(keys.column().column().name());
  }

  /** What was found true of the tables. */
  Grounds grounds() {
    ColumnPlace key = groups.column();
    return Grounds.proven(
        key.table().name() + "." + key.column().name() + " is unique.",
        key.fact(),
        rows.column().fact());
  }
}
