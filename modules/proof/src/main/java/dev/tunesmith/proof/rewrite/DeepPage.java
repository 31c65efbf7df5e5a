package dev.tunesmith.proof.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.Limit;
import net.sf.jsqlparser.statement.select.Offset;
import net.sf.jsqlparser.statement.select.PlainSelect;

/**
 * A page far behind the first: only keys are skipped, and rows are looked up for the page alone.
 */
final class DeepPage implements SelectRule {

  static final RewriteRule LATE_ROWS =
      new RewriteRule(
          "many rows are skipped before a page begins",
          "The order is by columns of the table whose rows are counted, each of its rows appears"
              + " once, and the table has a key.",
          "Which rows are on the page is decided by their keys alone; everything else is looked up"
              + " for these rows only.");

  static final RewriteRule AFTER_LAST =
      new RewriteRule(
          "many rows are skipped to reach those behind the last page",
          "The order is total, all its columns are never NULL and are sorted one way.",
          "The rows behind the last one that is skipped are those whose keys lie behind its keys."
              + " An application that carries the keys of the last row it has shown puts them in"
              + " the place of the subquery and skips nothing.");

  private static final long FEWEST_SKIPPED = 100;
  private static final int FEW = 1;

  /** What the page is of, and where it begins. */
  private record Page(
      PlainSelect select, PageOrder order, Table first, String called, long skipped, long rows) {

    String key(String name) {
      return called + "." + Selects.quoted(name);
    }

    /** Rows of the first table alone, with {@code items} as their columns. */
    String rowsOf(String items) {
      String where = select.getWhere() == null ? "" : " where " + select.getWhere();
      return "select " + items + " from " + first + where;
    }
  }

  @Override
  public List<Change> of(PlainSelect select, Scope scope) {
    return page(select, scope).stream().flatMap(page -> changes(page).stream()).toList();
  }

  private static Optional<Page> page(PlainSelect select, Scope scope) {
    long skipped = number(Optional.ofNullable(select.getOffset()).map(Offset::getOffset));
    long rows = number(Optional.ofNullable(select.getLimit()).map(Limit::getRowCount));
    boolean isDeep =
        skipped >= FEWEST_SKIPPED
            && rows > 0
            && select.getDistinct() == null
            && Selects.isListed(select)
            && ScalarItems.areWithSubqueries(select)
            && scope.isOfTables()
            && RowKeepingJoins.are(select, scope)
            && isAboutFirst(select, scope);
    return isDeep
        ? PageOrder.of(select, scope)
            .filter(order -> Keys.of(order.table()).isPresent())
            .map(order -> page(select, order, skipped, rows))
        : Optional.empty();
  }

  private static Page page(PlainSelect select, PageOrder order, long skipped, long rows) {
    Table first = (Table) select.getFromItem();
    return new Page(select, order, first, Selects.alias(first), skipped, rows);
  }

  static long number(Optional<Expression> written) {
    return written
        .filter(LongValue.class::isInstance)
        .filter(value -> value.toString().matches("\\d{1,15}"))
        .map(value -> ((LongValue) value).getValue())
        .orElse(0L);
  }

  /** Whether the condition can be asked of the first table alone. */
  static boolean isAboutFirst(PlainSelect select, Scope scope) {
    if (select.getWhere() == null || Selects.joins(select).isEmpty()) {
      return true;
    }
    String source = Scope.folded(Selects.alias((Table) select.getFromItem()));
    return scope
        .reach(select.getWhere())
        .filter(reach -> reach.columns().stream().allMatch(c -> c.source().equals(source)))
        .isPresent();
  }

  private static List<Change> changes(Page page) {
    List<String> key = Keys.of(page.order().table()).orElseThrow();
    List<Change> changes = new ArrayList<>();
    if (page.order().isTotal() && page.order().isOfRows()) {
      changes.add(
          Change.of(behindLast(page, page.skipped()), AFTER_LAST, Grounds.proven())
              .comparedAs(
                  Tie.ofFarPage(whole(page, page.order().text(), FEW), behindLast(page, FEW)))
              .wanting(page.order().index(List.of())));
    }
    String order = page.order().text();
    String total = page.order().isTotal() ? order : order + ", " + keys(page, key);
    Tie tie =
        page.order().isTotal()
            ? Tie.ofFarPage(whole(page, total, FEW), late(page, key, total, FEW))
            : Tie.ofOpenFarPage(whole(page, total, FEW), late(page, key, total, FEW));
    changes.add(
        Change.of(late(page, key, order, page.skipped()), LATE_ROWS, Grounds.proven())
            .comparedAs(tie)
            .wanting(page.order().index(key)));
    return changes;
  }

  private static String keys(Page page, List<String> key) {
    return key.stream().map(page::key).collect(Collectors.joining(", "));
  }

  /** The original with so many rows skipped. */
  private static String whole(Page page, String order, long skipped) {
    String where = page.select().getWhere() == null ? "" : " where " + page.select().getWhere();
    return listed(page, where) + " order by " + order + limit(page.rows(), skipped);
  }

  private static String limit(long rows, long skipped) {
    return " limit " + rows + " offset " + skipped;
  }

  private static String listed(Page page, String where) {
    return "select "
        + Selects.items(page.select())
        + " from "
        + Selects.source(page.select())
        + where;
  }

  private static String late(Page page, List<String> key, String order, long skipped) {
    String names = keys(page, key);
    String left = key.size() == 1 ? names : "(" + names + ")";
    String rows = page.rowsOf(names) + " order by " + order + limit(page.rows(), skipped);
    return listed(page, " where " + left + " in (" + rows + ")") + " order by " + order;
  }

  private static String behindLast(Page page, long skipped) {
    PageOrder order = page.order();
    String columns = order.columns();
    String left = order.keys().size() == 1 ? columns : "(" + columns + ")";
    String also = page.select().getWhere() == null ? "" : "(" + page.select().getWhere() + ") and ";
    String last = page.rowsOf(columns) + " order by " + order.text() + limit(1, skipped - 1);
    return carried(order)
        + listed(page, " where " + also + left + " " + order.sign() + " (" + last + ")")
        + " order by "
        + order.text()
        + " limit "
        + page.rows();
  }

  /** What an application can do that goes from page to page, as a comment. */
  private static String carried(PageOrder order) {
    int count = order.keys().size();
    String places =
        IntStream.rangeClosed(1, count).mapToObj(i -> "$" + i).collect(Collectors.joining(", "));
    // A name must neither end the comment nor begin another.
    String keys =
        order.keys().stream().map(PageOrder.Key::written).collect(Collectors.joining(" and "));
    return "/* Where the application carries "
        + keys.replace("/", "?")
        + " of the last row that it has shown, "
        + (count == 1 ? places : "(" + places + ")")
        + " takes the place of the subquery, and nothing is skipped. */\n";
  }
}
