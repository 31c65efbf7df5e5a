package dev.tunesmith.database.dialect;

import dev.tunesmith.core.schema.ForeignKey;
import dev.tunesmith.core.schema.TableName;
import java.util.List;

/**
 * A table as it has to be filled, by what its catalogue says.
 *
 * @param columns those that rows give values to, generated ones left out
 * @param keys the columns that are unique together, by position in {@code columns}
 * @param checks conditions that each row must not break
 */
public record TableShape(
    TableName name,
    boolean isPartitioned,
    List<ColumnShape> columns,
    List<List<Integer>> keys,
    List<String> checks,
    List<ForeignKey> foreignKeys) {

  public TableShape {
    columns = List.copyOf(columns);
    keys = List.copyOf(keys);
    checks = List.copyOf(checks);
    foreignKeys = List.copyOf(foreignKeys);
  }

  /**
   * A column of that table.
   *
   * @param type as the catalogue formats it
   * @param labels the values of an enumeration, else empty
   */
  public record ColumnShape(
      TableName table,
      String name,
      String type,
      Family family,
      boolean mayBeNull,
      List<String> labels) {
    public ColumnShape {
      labels = List.copyOf(labels);
    }
  }

  /** Types whose values are drawn from the same few, so that they meet. */
  public enum Family {
    NUMBER,
    TEXT,
    TIME,
    TRUTH,
    ENUMERATION,
    OTHER
  }

  /** The position of the column, or -1. */
  public int position(String column) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(column)) {
        return i;
      }
    }
    return -1;
  }

  /** Whether the column alone is a key. */
  public boolean isKey(int column) {
    return keys.contains(List.of(column));
  }
}
