package dev.tunesmith.proof.rewrite;

import dev.tunesmith.core.schema.Column;
import dev.tunesmith.core.schema.Table;

/**
 * A column as a statement names it.
 *
 * @param written how the statement writes the column, for example {@code o.created}
 * @param source the name by which the statement knows the table there
 * @param depth how many SELECTs lie around the one whose FROM clause names the table
 * @param writtenTable how the FROM clause writes the table, for example {@code shop.orders}
 */
record ColumnPlace(
    String written, String source, int depth, String writtenTable, Table table, Column column) {

  /** Whether both are the same column of the same row. */
  boolean isSameAs(ColumnPlace other) {
    return source.equals(other.source)
        && depth == other.depth
        && table.name().equals(other.table.name())
        && column.name().equals(other.column.name());
  }

  /** The column in words that do not hang on how the statement writes it. */
  String canonical() {
    return depth + "." + source + "." + column.name();
  }
}
