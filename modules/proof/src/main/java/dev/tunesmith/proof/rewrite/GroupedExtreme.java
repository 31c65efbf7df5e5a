package dev.tunesmith.proof.rewrite;

import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;

/**
 * The least or the greatest value of every group of a table: {@code select k, max(v) from t group
 * by k}.
 *
 * @param function min or max
 */
record GroupedExtreme(
    PlainSelect select,
    Table table,
    SelectItem<?> key,
    SelectItem<?> extreme,
    Column value,
    String function) {

  /** Reads a SELECT that has no condition and shows nothing else. */
  static Optional<GroupedExtreme> of(PlainSelect select) {
    List<SelectItem<?>> items = select.getSelectItems();
    Optional<Table> table = Selects.onlyTable(select);
    if (items.size() != 2 || table.isEmpty() || table.get().getSampleClause() != null) {
      return Optional.empty();
    }
    return of(select, table.get(), items.get(0), items.get(1))
        .or(() -> of(select, table.get(), items.get(1), items.get(0)));
  }

  private static Optional<GroupedExtreme> of(
      PlainSelect select, Table table, SelectItem<?> key, SelectItem<?> extreme) {
    String grouped = Selects.written(select, "SELECT") + " GROUP BY " + key.getExpression();
    return select.getWhere() == null
            && select.getDistinct() == null
            && key.getExpression() instanceof Column
            && select.toString().equals(grouped)
        ? of(extreme.getExpression(), "max")
            .map(value -> new GroupedExtreme(select, table, key, extreme, value, "max"))
            .or(
                () ->
                    of(extreme.getExpression(), "min")
                        .map(v -> new GroupedExtreme(select, table, key, extreme, v, "min")))
        : Optional.empty();
  }

  private static Optional<Column> of(Expression expression, String name) {
    return Expressions.call(expression, name)
        .filter(arguments -> arguments.size() == 1 && arguments.get(0) instanceof Column)
        .map(arguments -> (Column) arguments.get(0));
  }

  /** Whether the key stands before the extreme. */
  boolean isKeyFirst() {
    return select.getSelectItem(0) == key;
  }
}
