package dev.tunesmith.core.schema;

import java.util.List;
import java.util.Optional;

/**
 * A table with its indexes.
 *
 * @param rows the server's estimate of live rows, at least 0
 * @param bytes the table's own size without indexes
 * @param form what it is to the server
 * @param checks conditions on single rows, as SQL, that no row of it breaks; unknown is no breach
 * @param unseen how many rows changed since the planner's statistics of it were gathered, as the
 *     server estimates; all of them where they never were
 */
public record Table(
    TableName name,
    List<Column> columns,
    List<Index> indexes,
    List<ForeignKey> foreignKeys,
    long rows,
    long bytes,
    Form form,
    List<String> checks,
    long unseen) {

  /** What a server keeps as a table. */
  public enum Form {
    TABLE,
    /** A whole that is made of partitions. */
    PARTITIONED,
    PARTITION,
    /** The kept answer of a query. */
    VIEW
  }

  public Table {
    // An older recording does not say.
    form = form == null ? Form.TABLE : form;
    columns = List.copyOf(columns);
    indexes = List.copyOf(indexes);
    foreignKeys = List.copyOf(foreignKeys);
    checks = checks == null ? List.of() : List.copyOf(checks);
  }

  /** A table of whose rows nothing is checked, and whose statistics are new. */
  public Table(
      TableName name,
      List<Column> columns,
      List<Index> indexes,
      List<ForeignKey> foreignKeys,
      long rows,
      long bytes,
      Form form) {
    this(name, columns, indexes, foreignKeys, rows, bytes, form, List.of(), 0);
  }

  /** A table that is neither a whole nor a part of one. */
  public Table(
      TableName name,
      List<Column> columns,
      List<Index> indexes,
      List<ForeignKey> foreignKeys,
      long rows,
      long bytes) {
    this(name, columns, indexes, foreignKeys, rows, bytes, Form.TABLE);
  }

  /** The column of that exact name. */
  public Optional<Column> column(String columnName) {
    return columns.stream().filter(column -> column.name().equals(columnName)).findFirst();
  }

  /** Whether an index leads to the rows that a foreign key of this table has looked for. */
  public boolean serves(ForeignKey key) {
    return indexes.stream()
        .filter(index -> index.predicate() == null)
        .filter(index -> !index.traits().contains(Index.Trait.INVALID))
        .map(index -> index.keys().get(0))
        .anyMatch(leading -> leading.isColumn() && key.columns().contains(leading.text()));
  }
}
