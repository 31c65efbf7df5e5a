package dev.tunesmith.proof.rewrite;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Optional;
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
          "The groups are rows of the first table, the conditions and the order are about its"
              + " columns alone, and of its joins those after the last inner one are outer ones"
              + " that keep its rows.",
          "Which rows are on the page is decided by the first table, and by whether the inner joins"
              + " find anything for them; the groups of all other rows come before the first or"
              + " after the last that is shown.");

  private static final int FEW = 1;

  /**
   * What is asked.
   *
   * @param first the table whose rows the groups are
   * @param key its key, as the statement may name it
   * @param skipped how many groups come before those that are shown
   * @param rows how many groups are shown
   */
  private record Page(
      PlainSelect select, Table first, PageOrder order, List<String> key, long skipped, long rows) {

    Page skipping(long fewer) {
      return new Page(select, first, order, key, fewer, rows);
    }

    String keys() {
      return String.join(", ", key);
    }

    /** The rows on the page, by their keys. */
    String rowsInOrder(String order) {
      String conditions =
          Stream.of(Selects.condition(select), found())
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
              + inner.stream()
                  .flatMap(join -> join.getOnExpressions().stream())
                  .map(on -> Slot.of(on).joined())
                  .collect(joining(" and "))
              + ")";
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
            && areKnown(Selects.joins(select))
            && DeepPage.isAboutFirst(select, scope);
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
        ? PageOrder.of(select, scope).flatMap(order -> page(query, first, order, rows))
        : Optional.empty();
  }

  /** By a key that it groups by, so that the order may end with it. */
  private static Optional<Page> page(
      AggregateQuery query, Table first, PageOrder order, long rows) {
    String called = Selects.alias(first);
    List<String> groups = query.groups().stream().map(column -> column.column().name()).toList();
    return Keys.within(groups, order.table())
        .map(key -> key.stream().map(name -> called + "." + Selects.quoted(name)).toList())
        .map(key -> new Page(query.select(), first, order, key, skipped(query.select()), rows));
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
