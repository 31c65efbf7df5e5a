package dev.tunesmith.proof.rewrite;

import dev.tunesmith.core.schema.Column.Nullability;
import dev.tunesmith.core.schema.IndexKey;
import dev.tunesmith.core.schema.IndexKey.Direction;
import dev.tunesmith.core.schema.IndexShape;
import dev.tunesmith.core.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;

/**
 * An ORDER BY by plain columns of one table.
 *
 * @param table that table
 * @param keys the columns in order
 */
record PageOrder(Table table, List<Key> keys) {

  /** A column that is sorted by, and which way. */
  record Key(ColumnPlace place, OrderByElement element) {

    String written() {
      return place.written();
    }

    private String text() {
      return written() + Selects.direction(element);
    }

    private boolean isPlain() {
      return element.getNullOrdering() == null
          && place.column().nullability() == Nullability.NOT_NULL;
    }
  }

  PageOrder {
    keys = List.copyOf(keys);
  }

  /** The order of a SELECT, if all of it is by columns of the first table in its FROM clause. */
  static Optional<PageOrder> of(PlainSelect select, Scope scope) {
    if (select.getOrderByElements() == null
        || !(select.getFromItem() instanceof net.sf.jsqlparser.schema.Table first)) {
      return Optional.empty();
    }
    String source = Scope.folded(Selects.alias(first));
    List<Key> keys = new ArrayList<>();
    for (OrderByElement element : select.getOrderByElements()) {
      column(element.getExpression(), select, scope)
          .flatMap(scope::find)
          .filter(place -> scope.owns(place) && place.source().equals(source))
          .ifPresent(place -> keys.add(new Key(place, element)));
    }
    return keys.size() == select.getOrderByElements().size()
        ? Optional.of(new PageOrder(keys.get(0).place().table(), keys))
        : Optional.empty();
  }

  /**
   * The column that is meant: a number means an item of the list, and so does an item's name. In
   * the place of the number its name must not mean another item, so the table's stands before it.
   */
  private static Optional<Column> column(Expression key, PlainSelect select, Scope scope) {
    if (key instanceof LongValue place) {
      long item = place.getValue();
      return item >= 1 && item <= select.getSelectItems().size() && isEachOne(select)
          ? shown(select.getSelectItem((int) item - 1), select, scope)
          : Optional.empty();
    }
    return asColumn(key)
        .flatMap(
            column ->
                isHidden(column, select)
                    ? named(column, select).flatMap(item -> shown(item, select, scope))
                    : Optional.of(column));
  }

  private static Optional<Column> shown(SelectItem<?> item, PlainSelect select, Scope scope) {
    return asColumn(item.getExpression())
        .flatMap(
            column ->
                isHidden(column, select) ? asColumn(scope.qualified(column)) : Optional.of(column));
  }

  /** The one item that is called so, if no other may be. */
  private static Optional<SelectItem<?>> named(Column column, PlainSelect select) {
    List<SelectItem<?>> named =
        select.getSelectItems().stream().filter(item -> hides(item, column)).toList();
    return named.size() == 1
            && isEachOne(select)
            && Selects.quotedName(named.get(0))
                .filter(name -> Scope.folded(name).equals(Scope.folded(column.getColumnName())))
                .isPresent()
        ? Optional.of(named.get(0))
        : Optional.empty();
  }

  private static boolean isHidden(Column column, PlainSelect select) {
    return select.getSelectItems().stream().anyMatch(item -> hides(item, column));
  }

  /** Whether every item of the list is one column of the result. */
  private static boolean isEachOne(PlainSelect select) {
    return select.getSelectItems().stream()
        .noneMatch(item -> item.getExpression() instanceof AllColumns);
  }

  private static Optional<Column> asColumn(Expression expression) {
    return expression instanceof Column column ? Optional.of(column) : Optional.empty();
  }

  /** Whether the name of an item of the list stands before that of the column. */
  private static boolean hides(SelectItem<?> item, Column column) {
    boolean isNamed =
        Selects.quotedName(item)
            .filter(name -> Scope.folded(name).equals(Scope.folded(column.getColumnName())))
            .isPresent();
    return column.getTable() == null
        && ((isNamed && !isNamedAs(item.getExpression(), column))
            || Selects.mayBeNamed(item, column));
  }

  private static boolean isNamedAs(Expression item, Column column) {
    return item instanceof Column shown
        && shown.getTable() == null
        && Scope.folded(shown.getColumnName()).equals(Scope.folded(column.getColumnName()));
  }

  /** Whether it leaves no choice. */
  boolean isTotal() {
    return Keys.tellApart(keys.stream().map(key -> key.place().column().name()).toList(), table);
  }

  /** Whether rows as such compare as their keys are sorted: all one way, and never NULL. */
  boolean isOfRows() {
    return keys.stream().allMatch(Key::isPlain)
        && keys.stream().map(key -> key.element().isAsc()).distinct().count() == 1;
  }

  /** The sign with which a row's keys compare to those of the row before it. */
  String sign() {
    return keys.get(0).element().isAsc() ? ">" : "<";
  }

  /** The columns, one behind the other. */
  String columns() {
    return keys.stream().map(Key::written).collect(Collectors.joining(", "));
  }

  /** ORDER BY with its columns by name. */
  String text() {
    return keys.stream().map(Key::text).collect(Collectors.joining(", "));
  }

  /** The same as keys of an index. */
  List<IndexKey> indexKeys() {
    return keys.stream()
        .map(key -> IndexKey.column(key.place().column().name()).in(direction(key.element())))
        .toList();
  }

  private static Direction direction(OrderByElement element) {
    boolean isFirst = element.getNullOrdering() == OrderByElement.NullOrdering.NULLS_FIRST;
    boolean isLast = element.getNullOrdering() == OrderByElement.NullOrdering.NULLS_LAST;
    if (element.isAsc()) {
      return isFirst ? Direction.ASCENDING_NULLS_FIRST : Direction.ASCENDING;
    }
    return isLast ? Direction.DESCENDING_NULLS_LAST : Direction.DESCENDING;
  }

  /** The index that has the rows in this order; {@code more} columns are at its end. */
  Optional<IndexShape> index(List<String> more) {
    boolean isBackwards = keys.stream().noneMatch(key -> key.element().isAsc());
    List<IndexKey> all = new ArrayList<>();
    for (IndexKey key : indexKeys()) {
      all.add(isBackwards ? key.in(key.direction().reversed()) : key);
    }
    more.stream()
        .filter(name -> all.stream().noneMatch(key -> key.text().equals(name)))
        .forEach(name -> all.add(IndexKey.column(name)));
    return Optional.of(IndexShape.btree(table.name(), all));
  }
}
