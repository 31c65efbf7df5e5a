package dev.tunesmith.proof.rewrite;

import dev.tunesmith.core.schema.IndexKey;
import dev.tunesmith.core.schema.IndexShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.PlainSelect;

/**
 * The different values of a column, found by going from each to the next: an index that begins with
 * the column is asked once a value.
 *
 * @param table how the FROM clause writes the table, with its other name
 * @param column the column as the statement names it
 */
record GroupKeys(Table table, ColumnPlace column) {

  private static final List<String> NAMES =
      List.of("group_keys", "each_group", "key_value", "chosen");

  /** The key of one group, where the groups are joined with. */
  static final String KEY = "each_group.key_value";

  /** Those of {@code by}, a column of the only table that {@code select} reads. */
  static Optional<GroupKeys> of(Expression by, PlainSelect select, Scope scope) {
    Optional<Table> table = Selects.onlyTable(select);
    Expression column = Expressions.strip(by);
    return table.isPresent() && column instanceof Column named && isFree(select)
        ? scope
            .find(named)
            .filter(scope::owns)
            .filter(place -> scope.table(table.get()).filter(place.table()::equals).isPresent())
            .map(place -> new GroupKeys(table.get(), place))
        : Optional.empty();
  }

  /** Whether the statement has no name of its own that is used here. */
  static boolean isFree(PlainSelect select) {
    String text = select.toString().toLowerCase(Locale.ROOT);
    return NAMES.stream().noneMatch(text::contains);
  }

  /** The list as a recursive query; {@code where} restricts the rows looked at, or is empty. */
  String recursion(String where) {
    String name = column.written();
    String first = where.isEmpty() ? "" : " where (" + where + ")";
    String also = where.isEmpty() ? "" : "(" + where + ") and ";
    return "with recursive group_keys (key_value) as ((select "
        + name
        + " from "
        + table
        + first
        + " order by "
        + name
        + " limit 1) union all select (select "
        + name
        + " from "
        + table
        + " where "
        + also
        + name
        + " > "
        + KEY
        + " order by "
        + name
        + " limit 1) from group_keys each_group where "
        + KEY
        + " is not null)";
  }

  /**
   * The first rows of each group, with {@code items} as their columns.
   *
   * @param limit LIMIT or FETCH
   */
  String firstOfEach(String items, String where, String order, String limit) {
    String also = where.isEmpty() ? "" : "(" + where + ") and ";
    return "group_keys each_group cross join lateral (select "
        + items
        + " from "
        + table
        + " where "
        + also
        + column.written()
        + " = "
        + KEY
        + " order by "
        + order
        + " "
        + limit
        + ") chosen where "
        + KEY
        + " is not null";
  }

  /** What makes an order of the table's rows leave no choice; empty where no key is known. */
  Optional<String> tieBreaker() {
    return Keys.of(column.table())
        .map(
            names ->
                String.join(
                    ", ",
                    names.stream()
                        .map(name -> column.called() + "." + Selects.quoted(name))
                        .toList()));
  }

  /**
   * The index by which the first rows of a group are found; empty where the order is no column's.
   */
  Optional<IndexShape> index(List<OrderByElement> order, Scope scope) {
    List<IndexKey> keys = new ArrayList<>(List.of(IndexKey.column(column.column().name())));
    for (OrderByElement element : order) {
      Optional<ColumnPlace> place =
          element.getExpression() instanceof Column named ? scope.find(named) : Optional.empty();
      if (place.isEmpty() || element.getNullOrdering() != null) {
        return Optional.empty();
      }
      IndexKey key = IndexKey.column(place.get().column().name());
      keys.add(element.isAsc() ? key : key.in(IndexKey.Direction.DESCENDING));
    }
    return Optional.of(IndexShape.btree(column.table().name(), keys));
  }

  /** Elements of an ORDER BY as text. */
  static String text(List<OrderByElement> order) {
    return String.join(", ", order.stream().map(OrderByElement::toString).toList());
  }

  /** What was found true of the column. */
  Grounds grounds() {
    return Grounds.proven(
        Stream.of(column.table().name() + "." + column.column().name() + column.nullFact())
            .toArray(String[]::new));
  }
}
