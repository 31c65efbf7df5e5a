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

/** DISTINCT ON by the key of a joined table becomes one look for each row of that table. */
final class FirstOfJoinedGroup implements SelectRule {

  static final RewriteRule RULE =
      new RewriteRule(
          "the first row of each group is taken by DISTINCT ON, and the groups are another table's"
              + " rows",
          "Two tables are joined by one column that is unique in one of them, both sides of it are"
              + " numbers, dates, times or UUIDs, the groups are its values, and the other table's"
              + " columns alone decide which row of a group comes first.",
          "Each row of the table in which the column is unique has one group, the rows of the other"
              + " table that it is joined with.");

  /**
   * What is asked.
   *
   * @param rows the table of which one row a group is wanted
   * @param groups the table whose rows are the groups
   * @param within the conditions about single rows
   * @param ofGroups the conditions about groups alone
   */
  private record Asked(
      PlainSelect select,
      GroupKeys rows,
      GroupKeys groups,
      List<String> within,
      List<String> ofGroups) {}

  @Override
  public List<Change> of(PlainSelect select, Scope scope) {
    Optional<Expression> group = FirstOfGroup.group(select).map(Expressions::strip);
    boolean isUsable =
        group.filter(Column.class::isInstance).isPresent()
            && Selects.joins(select).size() == 1
            && scope.isOfTables()
            && GroupKeys.isFree(select);
    return isUsable
        ? JoinedKey.of(select)
            .flatMap(joined -> of(select, joined, (Column) group.get(), scope))
            .stream()
            .toList()
        : List.of();
  }

  private static Optional<Change> of(
      PlainSelect select, JoinedKey joined, Column group, Scope scope) {
    FromItem one = select.getFromItem();
    FromItem other = joined.join().getFromItem();
    Optional<ColumnPlace> by = scope.find(group);
    return one instanceof Table left && other instanceof Table right && by.isPresent()
        ? asked(select, joined, left, right, by.get(), scope)
            .or(() -> asked(select, joined, right, left, by.get(), scope))
            .map(asked -> change(asked, scope))
        : Optional.empty();
  }

  private static Optional<Asked> asked(
      PlainSelect select, JoinedKey joined, Table rows, Table groups, ColumnPlace by, Scope scope) {
    Optional<GroupKeys> own = keys(joined, rows, scope);
    Optional<GroupKeys> key = keys(joined, groups, scope);
    boolean isKnown =
        own.isPresent()
            && key.isPresent()
            && JoinedKey.isOneGroup(own.get().column(), key.get().column())
            && (own.get().column().isSameAs(by) || key.get().column().isSameAs(by))
            && Keys.fix(List.of(key.get().column().column().name()), key.get().column().table())
            && select.getOrderByElements().stream()
                .skip(1)
                .allMatch(each -> isOf(own.get(), each.getExpression(), scope))
            && select.getSelectItems().stream().noneMatch(item -> isOfOthers(item, rows));
    return isKnown ? sorted(select, own.get(), key.get(), scope) : Optional.empty();
  }

  private static Optional<GroupKeys> keys(JoinedKey joined, Table table, Scope scope) {
    return joined
        .of(Scope.folded(Selects.alias(table)))
        .flatMap(scope::find)
        .filter(scope::owns)
        .map(place -> new GroupKeys(table, place));
  }

  private static boolean isOf(GroupKeys keys, Expression expression, Scope scope) {
    return expression instanceof Column column
        && scope
            .find(column)
            .filter(place -> place.source().equals(keys.column().source()))
            .filter(scope::owns)
            .isPresent();
  }

  /** Whether it shows all columns of more than the rows that are looked for. */
  private static boolean isOfOthers(SelectItem<?> item, Table rows) {
    return item.getExpression() instanceof AllColumns
        && !(item.getExpression() instanceof AllTableColumns all
            && Scope.folded(all.getTable().getName()).equals(Scope.folded(Selects.alias(rows))));
  }

  /** Each condition in its place; empty where one is not understood. */
  private static Optional<Asked> sorted(
      PlainSelect select, GroupKeys rows, GroupKeys groups, Scope scope) {
    Asked asked = new Asked(select, rows, groups, new ArrayList<>(), new ArrayList<>());
    List<Slot> conjuncts =
        select.getWhere() == null ? List.of() : Slot.of(select.getWhere()).conjuncts();
    for (Slot conjunct : conjuncts) {
      Optional<Scope.Reach> reach = scope.reach(conjunct.get());
      if (reach.isEmpty() || !ScalarItems.is(conjunct.get())) {
        return Optional.empty();
      }
      boolean isOfGroups =
          !reach.get().columns().isEmpty()
              && reach.get().columns().stream()
                  .allMatch(place -> place.source().equals(groups.column().source()));
      (isOfGroups ? asked.ofGroups() : asked.within()).add(conjunct.joined());
    }
    return Optional.of(asked);
  }

  private static Change change(Asked asked, Scope scope) {
    List<OrderByElement> order = asked.select().getOrderByElements();
    List<OrderByElement> later = order.subList(1, order.size());
    String within = GroupKeys.text(later);
    Optional<Tie> tie =
        asked
            .rows()
            .tieBreaker()
            .map(
                key ->
                    Tie.ofChoice(
                        Selects.withOrder(asked.select(), GroupKeys.text(order) + ", " + key),
                        written(asked, within + ", " + key)));
    ColumnPlace key = asked.groups().column();
    Grounds grounds =
        Grounds.proven(
            key.table().name() + "." + key.column().name() + " is unique.",
            key.fact(),
            asked.rows().column().fact());
    return Change.of(written(asked, within), RULE, grounds)
        .comparedAs(tie.orElse(null))
        .wanting(asked.rows().index(later, scope));
  }

  private static String written(Asked asked, String order) {
    PlainSelect select = asked.select();
    String key = named(asked.groups());
    List<String> within =
        Stream.concat(asked.within().stream(), Stream.of(named(asked.rows()) + " = " + key))
            .toList();
    String where = asked.ofGroups().isEmpty() ? "" : " where ";
    return "select chosen.* from "
        + asked.groups().table()
        + " cross join lateral (select "
        + Selects.items(select)
        + " from "
        + asked.rows().table()
        + " where "
        + String.join(" and ", within)
        + " order by "
        + order
        + " limit 1) chosen"
        + where
        + String.join(" and ", asked.ofGroups())
        + " order by "
        + key
        + Selects.direction(select.getOrderByElements().get(0))
        + Selects.limit(select);
  }

  private static String named(GroupKeys keys) {
    return Selects.alias(keys.table()) + "." + Selects.quoted(keys.column().column().name());
  }
}
