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
 * @param called the name by which the statement knows the table there, as it writes it
 * @param mayBeNull whether the schema, or an outer join, lets it be NULL
 */
record ColumnPlace(
    String written,
    String source,
    int depth,
    String writtenTable,
    String called,
    Table table,
    Column column,
    boolean mayBeNull) {

  /** Whether it may be NULL, as the end of a sentence. */
  String nullFact() {
    return mayBeNull ? " may be NULL." : " is never NULL.";
  }

  /** Its type, in a sentence. */
  String fact() {
    return known() + " is a " + column.type() + ".";
  }

  /** The column by the table it belongs to. */
  String known() {
    return (Derived.is(table) ? called : table.name()) + "." + column.name();
  }

  /** Whether a subquery or a common table expression shows it. */
  boolean isDerived() {
    return Derived.is(table);
  }

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
