package dev.tunesmith.proof.rewrite;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.Offset;
import net.sf.jsqlparser.statement.select.PlainSelect;

/** A page of rows with what belongs to each: only the page's rows are joined and grouped. */
final class PageOfGroups implements SelectRule {

  static final RewriteRule RULE =
      new RewriteRule(
          "all rows are joined and grouped to show the first few",
          "The groups are rows of the first table, the order is by its columns, the conditions"
              + " are about it and what inner joins find, and the joins after the last inner one"
              + " are outer ones that keep its rows.",
          "Which rows are on the page is decided by the first table, and by whether the inner joins"
              + " find anything for them; the groups of all other rows come before the first or"
              + " after the last that is shown.");

  private static final int FEW = 1;

  /**
   * What is asked.
   *
   * @param first the table whose rows the groups are
   * @param key its key, as the statement may name it
   * @param asked the conditions, parted
   * @param skipped how many groups come before those that are shown
   * @param rows how many groups are shown
   */
  private record Page(
      PlainSelect select,
      Table first,
      PageOrder order,
      List<String> key,
      Asked asked,
      long skipped,
      long rows) {

    Page skipping(long fewer) {
      return new Page(select, first, order, key, asked, fewer, rows);
    }

    String keys() {
      return String.join(", ", key);
    }

    /** The rows on the page, by their keys. */
    String rowsInOrder(String order) {
      String conditions =
          Stream.of(asked.ofFirst(), found())
              .filter(each -> !each.isEmpty())
              .map(each -> "(" + each + ")")
              .collect(joining(" and "));
      return "select "
          + keys()
          + " from "
          + first
          + (conditions.isEmpty() ? "" : " where " + conditions)
          + " order by "
          + order
          + " limit "
          + rows
          + (skipped == 0 ? "" : " offset " + skipped);
    }

    /** Whether the inner joins find anything. */
    private String found() {
      List<Join> inner = Selects.joins(select).stream().filter(join -> !join.isLeft()).toList();
      String sources =
          inner.stream().map(join -> join.getFromItem().toString()).collect(joining(", "));
      return inner.isEmpty()
          ? ""
          : "exists (select 1 from "
              + sources
              + " where "
              + Stream.concat(
                      inner.stream()
                          .flatMap(join -> join.getOnExpressions().stream())
                          .map(on -> Slot.of(on).joined()),
                      asked.ofFound().stream())
                  .collect(joining(" and "))
              + ")";
    }
  }

  /** What WHERE asks of rows of the first table, and of those that the inner joins find. */
  private record Asked(String ofFirst, List<String> ofFound) {

    static Optional<Asked> of(PlainSelect select, String first, Scope scope) {
      if (DeepPage.isAboutFirst(select, scope)) {
        return Optional.of(new Asked(Selects.condition(select), List.of()));
      }
      Set<String> inner =
          Selects.joins(select).stream()
              .filter(join -> !join.isLeft())
              .map(join -> Scope.folded(PlainJoins.called(join.getFromItem())))
              .collect(toSet());
      List<String> own = new ArrayList<>();
      List<String> found = new ArrayList<>();
      for (Slot conjunct : Slot.of(select.getWhere()).conjuncts()) {
        Set<String> others =
            scope.reach(conjunct.get()).stream()
                .flatMap(reach -> reach.columns().stream())
                .map(ColumnPlace::source)
                .filter(source -> !source.equals(first))
                .collect(toSet());
        if (scope.ownReach(conjunct.get()).isEmpty() || !inner.containsAll(others)) {
          return Optional.empty();
        }
        (others.isEmpty() ? own : found).add(conjunct.joined());
      }
      return Optional.of(new Asked(String.join(" and ", own), found));
    }
  }

  @Override
  public List<Change> of(PlainSelect select, Scope scope) {
    boolean isUsable =
        select.getGroupBy() != null
            && select.getHaving() == null
            && (select.getOffset() == null || skipped(select) > 0)
            && select.getFromItem() instanceof Table first
            && first.getSampleClause() == null
            && scope.isOfTables()
            && areKnown(Selects.joins(select));
    return isUsable
        ? AggregateQuery.of(select, scope)
            .flatMap(query -> page(query, scope))
            .map(PageOfGroups::change)
            .stream()
            .toList()
        : List.of();
  }

  private static boolean areKnown(List<Join> joins) {
    return !joins.isEmpty()
        && joins.stream().allMatch(EarlyGroups::isKnown)
        && joins.stream().noneMatch(Join::isSimple)
        && joins.stream().dropWhile(join -> !join.isLeft()).allMatch(Join::isLeft)
        && joins.stream().allMatch(join -> join.isLeft() || hasOneCondition(join));
  }

  private static long skipped(PlainSelect select) {
    return DeepPage.number(Optional.ofNullable(select.getOffset()).map(Offset::getOffset));
  }

  private static boolean hasOneCondition(Join join) {
    return join.getFromItem() instanceof Table
        && join.getOnExpressions() != null
        && join.getOnExpressions().size() == 1;
  }

  private static Optional<Page> page(AggregateQuery query, Scope scope) {
    PlainSelect select = query.select();
    Table first = (Table) select.getFromItem();
    String source = Scope.folded(Selects.alias(first));
    long rows =
        DeepPage.number(Optional.ofNullable(select.getLimit()).map(limit -> limit.getRowCount()));
    boolean isOfFirst = query.groups().stream().allMatch(column -> column.source().equals(source));
    return rows > 0 && isOfFirst
        ? PageOrder.of(select, scope)
            .flatMap(
                order ->
                    Asked.of(select, source, scope)
                        .flatMap(asked -> page(query, first, order, asked, rows)))
        : Optional.empty();
  }

  /** By a key that it groups by, so that the order may end with it. */
  private static Optional<Page> page(
      AggregateQuery query, Table first, PageOrder order, Asked asked, long rows) {
    String called = Selects.alias(first);
    List<String> groups = query.groups().stream().map(column -> column.column().name()).toList();
    return Keys.within(groups, order.table())
        .map(key -> key.stream().map(name -> called + "." + Selects.quoted(name)).toList())
        .map(
            key ->
                new Page(query.select(), first, order, key, asked, skipped(query.select()), rows));
  }

  private static Change change(Page page) {
    String order = page.order().text();
    String total = page.order().isTotal() ? order : order + ", " + page.keys();
    Change change = Change.of(written(page, order), RULE, Grounds.proven());
    if (page.skipped() == 0) {
      return page.order().isTotal()
          ? change
          : change.comparedAs(Tie.ofChoice(whole(page, total), written(page, total)));
    }
    Page near = page.skipping(FEW);
    return change.comparedAs(
        page.order().isTotal()
            ? Tie.ofFarPage(whole(near, total), written(near, total))
            : Tie.ofOpenFarPage(whole(near, total), written(near, total)));
  }

  private static String whole(Page page, String order) {
    Offset own = page.select().getOffset();
    page.select()
        .setOffset(own == null ? null : new Offset().withOffset(new LongValue(page.skipped())));
    String text = Selects.withOrder(page.select(), order);
    page.select().setOffset(own);
    return text;
  }

  private static String written(Page page, String order) {
    PlainSelect select = page.select();
    Expression own = select.getWhere();
    String left = page.key().size() == 1 ? page.keys() : "(" + page.keys() + ")";
    String also = own == null ? "" : "(" + own + ") and ";
    return "select "
        + Selects.items(select)
        + " from "
        + Selects.source(select)
        + " where "
        + also
        + left
        + " in ("
        + page.rowsInOrder(order)
        + ") "
        + select.getGroupBy()
        + " order by "
        + order
        + " limit "
        + page.rows();
  }
}
