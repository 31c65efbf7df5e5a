package dev.tunesmith.proof.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.update.UpdateSet;
import org.jspecify.annotations.Nullable;

/**
 * A column of an UPDATE and what it becomes.
 *
 * @param item the item of the row subquery that it becomes, or null where it becomes the value
 */
record Assignment(Column column, Expression value, @Nullable SelectItem<?> item) {

  /** Each column of a SET clause with its value; empty where that is not certain. */
  static Optional<List<Assignment>> of(UpdateSet set) {
    ExpressionList<Column> columns = set.getColumns();
    List<Expression> values = List.copyOf(set.getValues());
    if (columns.stream().anyMatch(each -> each.getTable() != null || isPart(each))) {
      return Optional.empty();
    }
    if (columns.size() == values.size()) {
      return Optional.of(
          IntStream.range(0, columns.size())
              .mapToObj(i -> new Assignment(columns.get(i), values.get(i), null))
              .toList());
    }
    return Optional.of(values)
        .filter(all -> all.size() == 1)
        .flatMap(all -> OwnGroup.select(all.get(0)))
        .filter(row -> row.getSelectItems().size() == columns.size())
        .filter(
            row ->
                row.getDistinct() == null
                    && row.getSelectItems().stream().noneMatch(Assignment::isStar))
        .map(row -> ofItems(columns, values.get(0), row));
  }

  private static boolean isStar(SelectItem<?> item) {
    return item.getExpression() instanceof AllColumns;
  }

  private static boolean isPart(Column column) {
    return column.getArrayConstructor() != null || column.toString().matches("(?s).*[.\\[].*");
  }

  private static List<Assignment> ofItems(List<Column> columns, Expression value, PlainSelect row) {
    return IntStream.range(0, columns.size())
        .mapToObj(i -> new Assignment(columns.get(i), value, row.getSelectItem(i)))
        .toList();
  }

  boolean isDefault() {
    return value instanceof Column word && word.toString().equalsIgnoreCase("default");
  }

  /** The value as an expression of its own. */
  String text() {
    return item == null
        ? value.toString()
        : OwnGroup.select(value).map(row -> text(row, item)).orElseThrow();
  }

  private static String text(PlainSelect row, SelectItem<?> item) {
    List<SelectItem<?>> all = row.getSelectItems();
    row.setSelectItems(new ArrayList<>(List.of(item)));
    String text = "(" + row + ")";
    row.setSelectItems(all);
    return text;
  }

  /** The subqueries in it that are one value each; none where one of them is asked otherwise. */
  List<String> lookups() {
    return item != null
        ? List.of(text())
        : Subqueries.areValues(value)
            ? Subqueries.of(value).stream().map(Object::toString).toList()
            : List.of();
  }

  /** The value with something else in the place of each of its {@link #lookups}. */
  String with(UnaryOperator<String> other) {
    return lookups().isEmpty()
        ? text()
        : item != null ? other.apply(text()) : Subqueries.within(value, value, other);
  }
}
