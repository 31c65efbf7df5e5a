package dev.tunesmith.core.schema;

import java.util.List;
import java.util.Optional;

/**
 * A table with its indexes.
 *
 * @param rows the server's estimate of live rows, at least 0
 * @param bytes the table's own size without indexes
 */
public record Table(
    TableName name,
    List<Column> columns,
    List<Index> indexes,
    List<ForeignKey> foreignKeys,
    long rows,
    long bytes) {

  public Table {
    columns = List.copyOf(columns);
    indexes = List.copyOf(indexes);
    foreignKeys = List.copyOf(foreignKeys);
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
