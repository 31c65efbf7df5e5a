package dev.tunesmith.proof.rewrite;

import dev.tunesmith.core.schema.IndexKey;
import dev.tunesmith.core.schema.IndexShape;
import dev.tunesmith.proof.rewrite.ConditionReading.Order;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;

/**
 * What a list reckons anew for every row from other rows of the same table, a running total, a rank
 * or the value before it, becomes a window over the table.
 */
final class WindowOfRow implements SelectRule {

  static final RewriteRule RULE =
      new RewriteRule(
          "the list looks again at the table for every row of it",
          "The subquery is over the row's own table, belongs to the row by equal columns and by"
              + " those that come before or behind it, all of them never NULL, and is a count, sum,"
              + " mean, least or greatest, or the value of the next row in an order that leaves no"
              + " choice.",
          "The rows that share those columns are the row's partition, and those before it, or as"
              + " far as it, are the beginning of the partition in that order.");

  private static final Pattern OWN_NAMES =
      Pattern.compile("over_\\d|tunesmith_", Pattern.CASE_INSENSITIVE);
  private static final Pattern HIDDEN =
      Pattern.compile(
          "\\b(ctid|xmin|xmax|cmin|cmax|tableoid)\\b|\\.\\s*\\*", Pattern.CASE_INSENSITIVE);
  private static final String PLACE = "tunesmith_windows";

  /**
   * A subquery as a window.
   *
   * @param source the table outside, as the statement knows it
   * @param text the window, in the names of the table outside
   */
  private record Window(String source, String text, IndexShape index) {}

  @Override
  public List<Change> of(PlainSelect select, Scope scope) {
    boolean isUsable =
        Selects.isListed(select)
            && scope.isOfTables()
            && ScalarItems.areWithSubqueries(select)
            && Subqueries.areNamed(select)
            && select.getSelectItems().stream()
                .noneMatch(item -> item.getExpression() instanceof AllColumns)
            && !OWN_NAMES.matcher(select.toString()).find();
    return isUsable ? change(select, scope).stream().toList() : List.of();
  }

  private static Optional<Change> change(PlainSelect select, Scope scope) {
    Map<String, Window> windows = new LinkedHashMap<>();
    for (ParenthesedSelect subquery : Subqueries.of(select)) {
      OwnGroup.select(subquery)
          .flatMap(inner -> window(inner, scope))
          .filter(
              window -> windows.values().stream().allMatch(w -> w.source().equals(window.source())))
          .ifPresent(window -> windows.put(subquery.toString(), window));
    }
    return windows.isEmpty()
        ? Optional.empty()
        : source(select, windows.values().iterator().next().source())
            .filter(table -> !isHidden(select, windows))
            .map(table -> change(select, windows, table));
  }

  /** Whether it may ask for what a subquery in the table's place does not show, or its rows. */
  private static boolean isHidden(PlainSelect select, Map<String, Window> windows) {
    String text = select.toString();
    for (String subquery : windows.keySet()) {
      text = text.replace(subquery, "0");
    }
    String source = windows.values().iterator().next().source();
    List<String> words = SelectText.names(text);
    long bare =
        IntStream.range(0, words.size())
            .filter(at -> words.get(at).equals(source))
            .filter(at -> at + 1 == words.size() || !words.get(at + 1).equals("."))
            .count();
    return bare != 1 || HIDDEN.matcher(text).find();
  }

  private static Optional<Table> source(PlainSelect select, String source) {
    return Selects.sources(select)
        .filter(Table.class::isInstance)
        .map(Table.class::cast)
        .filter(table -> Scope.folded(Selects.alias(table)).equals(source))
        .findFirst();
  }

  private static Change change(PlainSelect select, Map<String, Window> windows, Table table) {
    List<String> names = List.copyOf(windows.keySet());
    String called = Selects.alias(table);
    List<String> items = new ArrayList<>();
    for (SelectItem<?> item : select.getSelectItems()) {
      items.add(
          Subqueries.within(
              item,
              subquery ->
                  names.contains(subquery)
                      ? called + ".over_" + names.indexOf(subquery)
                      : subquery));
    }
    List<String> columns = new ArrayList<>(List.of(called + ".*"));
    windows
        .values()
        .forEach(window -> columns.add(window.text() + " as over_" + (columns.size() - 1)));
    String rows = "(select " + String.join(", ", columns) + " from " + table + ") " + called;
    String head = "SELECT " + (select.getDistinct() == null ? "" : select.getDistinct() + " ");
    String all = withPlace(select, table);
    return Change.of(
            head
                + String.join(", ", items)
                + all.substring((head + Selects.items(select)).length()).replace(PLACE, rows),
            RULE,
            Grounds.proven())
        .wanting(windows.values().stream().map(Window::index).findFirst());
  }

  private static String withPlace(PlainSelect select, FromItem table) {
    FromItem place = new Table(PLACE);
    FromItem first = select.getFromItem();
    select.setFromItem(first == table ? place : first);
    List<Join> joins =
        Selects.joins(select).stream().filter(join -> join.getFromItem() == table).toList();
    joins.forEach(join -> join.setFromItem(place));
    String text = select.toString();
    joins.forEach(join -> join.setFromItem(table));
    select.setFromItem(first);
    return text;
  }

  private static Optional<Window> window(PlainSelect inner, Scope scope) {
    boolean isUsable =
        inner.getWhere() != null
            && inner.getSelectItems().size() == 1
            && inner.getDistinct() == null
            && Selects.isListed(inner);
    return isUsable ? OwnRows.of(inner, scope).flatMap(WindowOfRow::window) : Optional.empty();
  }

  private static Optional<Window> window(OwnRows rows) {
    Expression item = rows.select().getSelectItem(0).getExpression();
    boolean isWhole =
        rows.select().getOrderByElements() == null && Selects.limit(rows.select()).isEmpty();
    Optional<String> text = isWhole ? aggregate(item, rows) : next(item, rows);
    return text.filter(any -> rows.inside().ownReach(item).isPresent())
        .map(window -> new Window(rows.source(), window, index(rows)));
  }

  private static IndexShape index(OwnRows rows) {
    return IndexShape.btree(
        rows.table().name(),
        Stream.concat(rows.equal().stream(), rows.ordered().stream())
            .map(place -> IndexKey.column(place.column().name()))
            .toList());
  }

  private static Optional<String> aggregate(Expression item, OwnRows rows) {
    return item instanceof Function function
        ? PartialAggregate.of(function, rows.inside())
            .filter(aggregate -> NeverFails.is(function, rows.inside()))
            .map(
                aggregate -> rows.outside(function) + rows.filter() + " over (" + frame(rows) + ")")
        : Optional.empty();
  }

  private static String frame(OwnRows rows) {
    if (rows.sign().filter(WindowOfRow::isStrict).isEmpty()) {
      return parts(rows);
    }
    return parts(rows)
        + (rows.isTotal()
            ? " rows between unbounded preceding and 1 preceding"
            : " range between unbounded preceding and current row exclude group");
  }

  private static boolean isStrict(Order sign) {
    return sign == Order.LESS || sign == Order.GREATER;
  }

  /** {@code select v … where … k < outer.k order by k desc limit 1} is the value before. */
  private static Optional<String> next(Expression item, OwnRows rows) {
    PlainSelect select = rows.select();
    boolean isNext =
        item instanceof Column
            && rows.filter().isEmpty()
            && rows.sign().filter(WindowOfRow::isStrict).isPresent()
            && rows.isTotal()
            && Selects.limit(select).strip().equalsIgnoreCase("limit 1")
            && rows.isNearestFirst();
    return isNext
        ? Optional.of("lag(" + rows.outside(item) + ") over (" + parts(rows) + ")")
        : Optional.empty();
  }

  private static String parts(OwnRows rows) {
    return Stream.of(rows.partition(), rows.order())
        .filter(each -> !each.isEmpty())
        .collect(Collectors.joining(" "));
  }
}
