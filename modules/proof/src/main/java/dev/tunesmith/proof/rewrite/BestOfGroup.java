package dev.tunesmith.proof.rewrite;

import dev.tunesmith.core.schema.IndexKey;
import dev.tunesmith.core.schema.IndexShape;
import dev.tunesmith.proof.rewrite.RankInGroup.Ties;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.PlainSelect;

/** Rows compared with all of their group to keep the first few become a short look per group. */
final class BestOfGroup implements SelectRule {

  static final RewriteRule RULE =
      new RewriteRule(
          "each row is compared with those of its group to keep the first few",
          "The subquery is about the rows of the same table with an equal column, and about nothing"
              + " else; what ranks them, and where their absence counts the group's column, is"
              + " never NULL.",
          "A row has no row before it, or few, exactly if it is among the first of its group, those"
              + " of the last one's rank included.");

  /**
   * What is asked, without the condition that ranks.
   *
   * @param others the other conditions, or empty
   * @param ofGroup those of them that are about the group's column alone, or empty
   */
  private record Asked(
      PlainSelect select, Table table, RankInGroup rank, String others, String ofGroup) {}

  @Override
  public List<Change> of(PlainSelect select, Scope scope) {
    if (select.getWhere() == null || !(select.getFromItem() instanceof Table table)) {
      return List.of();
    }
    boolean isUsable =
        scope.table(table).isPresent()
            && Selects.joins(select).stream().noneMatch(BestOfGroup::changesOthers)
            && select.getGroupBy() == null
            && areListed(select, scope)
            && GroupKeys.isFree(select);
    List<Change> changes = new ArrayList<>();
    List<Slot> conjuncts = Slot.of(select.getWhere()).conjuncts();
    for (int i = 0; isUsable && i < conjuncts.size(); i++) {
      int place = i;
      RankInGroup.of(conjuncts.get(i).get(), scope)
          .filter(rank -> isAbout(rank, table))
          .map(rank -> asked(select, table, rank, conjuncts, place, scope))
          .ifPresent(asked -> changes.add(change(asked)));
    }
    return changes;
  }

  /** Whether rows or columns of the tables before it are not what they were. */
  private static boolean changesOthers(Join join) {
    return join.isRight() || join.isFull() || join.isNatural();
  }

  /** Whether no column is asked for that only a table has and not a subquery of its rows. */
  private static boolean areListed(PlainSelect select, Scope scope) {
    return select.getSelectItems().stream()
        .map(item -> item.getExpression())
        .allMatch(
            item ->
                item instanceof AllColumns
                    || !ScalarItems.is(item)
                    || scope.reach(item).isPresent()
                    || !scope.isOfTables());
  }

  private static boolean isAbout(RankInGroup rank, Table table) {
    return rank.group().source().equals(Scope.folded(Selects.alias(table)));
  }

  private static Asked asked(
      PlainSelect select,
      Table table,
      RankInGroup rank,
      List<Slot> conjuncts,
      int without,
      Scope scope) {
    List<String> others = new ArrayList<>();
    List<String> ofGroup = new ArrayList<>();
    for (int i = 0; i < conjuncts.size(); i++) {
      if (i != without) {
        Expression condition = conjuncts.get(i).get();
        others.add(conjuncts.get(i).joined());
        boolean isOfGroup =
            scope
                .reach(condition)
                .filter(reach -> reach.columns().stream().allMatch(rank.group()::isSameAs))
                .isPresent();
        if (isOfGroup) {
          ofGroup.add(conjuncts.get(i).joined());
        }
      }
    }
    return new Asked(
        select, table, rank, String.join(" and ", others), String.join(" and ", ofGroup));
  }

  private static Change change(Asked asked) {
    RankInGroup rank = asked.rank();
    Optional<Tie> tie =
        rank.ties() == Ties.ALL_STAY
            ? Optional.empty()
            : Keys.of(rank.group().table()).map(key -> tie(asked, key));
    List<IndexKey> keys = new ArrayList<>();
    keys.add(IndexKey.column(rank.group().column().name()));
    keys.addAll(rank.order());
    return Change.of(
            written(asked, rank.orderText()),
            RULE,
            new GroupKeys(asked.table(), rank.group()).grounds())
        .comparedAs(tie.orElse(null))
        .wanting(Optional.of(IndexShape.btree(rank.group().table().name(), keys)));
  }

  /** Both with a key at the end of the order. */
  private static Tie tie(Asked asked, List<String> key) {
    List<String> names = key.stream().map(Selects::quoted).toList();
    PlainSelect subquery = asked.rank().subquery();
    List<OrderByElement> own = subquery.getOrderByElements();
    List<OrderByElement> longer = new ArrayList<>(own);
    names.forEach(name -> longer.add(new OrderByElement().withExpression(new Column(name))));
    subquery.setOrderByElements(longer);
    String before = asked.select().toString();
    subquery.setOrderByElements(own);
    String order = asked.rank().orderText() + ", " + String.join(", ", names);
    return Tie.ofChoice(before, written(asked, order));
  }

  private static String written(Asked asked, String order) {
    GroupKeys keys = new GroupKeys(asked.table(), asked.rank().group());
    String alias = Selects.alias(asked.table());
    String limit =
        asked.rank().ties() == Ties.ALL_STAY
            ? " fetch first " + asked.rank().rows() + " rows with ties"
            : " limit " + asked.rank().rows();
    String rows =
        "(select chosen.* from group_keys each_group cross join lateral (select "
            + alias
            + ".* from "
            + asked.table()
            + " where "
            + alias
            + "."
            + Selects.quoted(asked.rank().group().column().name())
            + " = "
            + GroupKeys.KEY
            + " order by "
            + order
            + limit
            + ") chosen where "
            + GroupKeys.KEY
            + " is not null) "
            + alias;
    return keys.recursion(asked.ofGroup())
        + " "
        + Selects.withParts(asked.select(), rows, asked.others());
  }
}
