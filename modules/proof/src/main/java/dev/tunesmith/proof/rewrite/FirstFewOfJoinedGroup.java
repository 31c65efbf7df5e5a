package dev.tunesmith.proof.rewrite;

import dev.tunesmith.core.schema.IndexShape;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;

/**
 * Rows numbered within groups, of which the first few are kept and joined by the group's column,
 * become a short look for each row that they are joined with.
 */
final class FirstFewOfJoinedGroup implements SelectRule {

  static final RewriteRule RULE =
      new RewriteRule(
          "rows are numbered within groups, and the first few are joined by the group's column",
          "The groups are the values of one column of one table, the join is an inner one by that"
              + " column alone, both sides of it are numbers, dates, times or UUIDs, and the number"
              + " is row_number(), or rank() where all rows of the last one's rank are kept.",
          "A row is joined with the rows of one group alone, and the first few of a group are the"
              + " first of the rows that have its value.");

  /**
   * What is asked.
   *
   * @param alias how the numbered rows are known
   * @param table what they are joined with
   * @param key the column of it that leads to a group
   * @param keys the groups
   */
  private record Asked(
      PlainSelect select,
      NumberedRows numbered,
      Alias alias,
      Table table,
      Column key,
      GroupKeys keys) {

    String inner() {
      return Selects.condition(numbered.inner());
    }
  }

  @Override
  public List<Change> of(PlainSelect select, Scope scope) {
    boolean isUsable =
        select.getWhere() != null
            && select.getForMode() == null
            && select.getSelectItems().stream().noneMatch(FirstFewOfJoinedGroup::isAll);
    return isUsable
        ? JoinedKey.of(select)
            .flatMap(
                joined -> {
                  FromItem one = select.getFromItem();
                  FromItem other = joined.join().getFromItem();
                  return of(select, joined, one, other, scope)
                      .or(() -> of(select, joined, other, one, scope));
                })
            .stream()
            .toList()
        : List.of();
  }

  /** Whether it shows the columns of all sources, in the order of these. */
  private static boolean isAll(SelectItem<?> item) {
    return item.getExpression() instanceof AllColumns
        && !(item.getExpression() instanceof AllTableColumns);
  }

  private static Optional<Change> of(
      PlainSelect select, JoinedKey joined, FromItem rows, FromItem partner, Scope scope) {
    return partner instanceof Table table && scope.table(table).isPresent()
        ? Groups.of(rows, scope)
            .flatMap(groups -> of(select, joined, groups, rows.getAlias(), table, scope))
        : Optional.empty();
  }

  private static Optional<Change> of(
      PlainSelect select, JoinedKey joined, Groups groups, Alias alias, Table table, Scope scope) {
    Optional<String> most = groups.numbered().most(select, false);
    return key(joined, groups, table, scope)
        .map(key -> new Asked(select, groups.numbered(), alias, table, key, groups.keys()))
        .flatMap(asked -> most.map(limit -> change(asked, limit)))
        .map(change -> change.wanting(groups.index()));
  }

  /** The partner's column, where the other side is the group's own. */
  private static Optional<Column> key(JoinedKey joined, Groups groups, Table table, Scope scope) {
    String partner = Scope.folded(Selects.alias(table));
    boolean isGroup = joined.of(groups.alias()).filter(groups::isShown).isPresent();
    // Inside, the partner's name must still mean the partner.
    return isGroup && !partner.equals(groups.keys().column().source())
        ? joined.of(partner).filter(side -> scope.find(side).filter(groups::isOne).isPresent())
        : Optional.empty();
  }

  /**
   * The numbered rows as another source sees them.
   *
   * @param alias how they are known
   * @param inside the names that they see themselves
   */
  private record Groups(NumberedRows numbered, String alias, GroupKeys keys, Scope inside) {

    static Optional<Groups> of(FromItem rows, Scope scope) {
      return NumberedRows.of(rows)
          .flatMap(
              numbered -> {
                String alias = Scope.folded(rows.getAlias().getName().trim());
                Scope inside = ConditionWalk.inside(numbered.inner(), scope);
                return GroupKeys.of(numbered.group(), numbered.inner(), inside)
                    .filter(keys -> numbered.isOfOwnRows(inside))
                    .map(keys -> new Groups(numbered, alias, keys, inside));
              });
    }

    /** Whether they show the group's column, and nothing else, under that name. */
    boolean isShown(Column side) {
      String name = Scope.folded(side.getColumnName());
      List<SelectItem<?>> named =
          numbered.inner().getSelectItems().stream().filter(item -> mayBe(item, name)).toList();
      return named.size() == 1
          && named.get(0).getExpression() instanceof Column column
          && inside.find(column).filter(keys.column()::isSameAs).isPresent();
    }

    boolean isOne(ColumnPlace place) {
      return JoinedKey.isOneGroup(place, keys.column());
    }

    Optional<IndexShape> index() {
      return keys.index(numbered.number().getOrderByElements(), inside);
    }
  }

  /** Whether an item may be what is shown under a name. */
  static boolean mayBe(SelectItem<?> item, String name) {
    if (item.getAlias() != null) {
      return Scope.folded(item.getAlias().getName().trim()).equals(name);
    }
    return item.getExpression() instanceof Column column
        ? Scope.folded(column.getColumnName()).equals(name)
        : item.getExpression() instanceof AllColumns
            || SelectText.names(item.toString()).contains(name);
  }

  private static Change change(Asked asked, String limit) {
    String order = asked.numbered().order();
    Optional<Tie> tie =
        asked
            .keys()
            .tieBreaker()
            .filter(key -> !asked.numbered().isRank())
            .map(
                key ->
                    Tie.ofChoice(
                        before(asked, order + ", " + key),
                        written(asked, order + ", " + key, limit)));
    return Change.of(
            written(asked, order, limit), RULE, Grounds.proven(asked.keys().column().fact()))
        .comparedAs(tie.orElse(null));
  }

  private static String before(Asked asked, String order) {
    return Selects.withSources(
        asked.select(),
        "("
            + asked.numbered().inOrder(order)
            + ")"
            + asked.alias()
            + " join "
            + asked.table()
            + " on "
            + Selects.joins(asked.select()).get(0).getOnExpressions().iterator().next()
            + others(asked));
  }

  private static String written(Asked asked, String order, String limit) {
    String also = asked.inner().isEmpty() ? "" : "(" + asked.inner() + ") and ";
    return Selects.withSources(
        asked.select(),
        asked.table()
            + " cross join lateral (select "
            + asked.numbered().itemsOfOne(order)
            + " from "
            + asked.keys().table()
            + " where "
            + also
            + asked.keys().column().written()
            + " = "
            + asked.key()
            + " order by "
            + order
            + " "
            + asked.numbered().limit(limit)
            + ")"
            + asked.alias()
            + others(asked));
  }

  private static String others(Asked asked) {
    Stream<Join> others = Selects.joins(asked.select()).stream().skip(1);
    return others.map(join -> (join.isSimple() ? ", " : " ") + join).collect(Collectors.joining());
  }
}
