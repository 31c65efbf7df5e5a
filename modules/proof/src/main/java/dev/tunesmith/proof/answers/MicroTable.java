package dev.tunesmith.proof.answers;

import dev.tunesmith.core.schema.ForeignKey;
import dev.tunesmith.core.schema.TableName;
import java.util.List;

/**
 * A table as it has to be filled.
 *
 * @param columns those that rows give values to, generated ones left out
 * @param keys the columns that are unique together, by position in {@code columns}
 * @param checks conditions that each row must not break
 */
record MicroTable(
    TableName name,
    boolean isPartitioned,
    List<MicroColumn> columns,
    List<List<Integer>> keys,
    List<String> checks,
    List<ForeignKey> foreignKeys) {

  MicroTable {
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
  record MicroColumn(
      TableName table,
      String name,
      String type,
      Family family,
      boolean mayBeNull,
      List<String> labels) {
    MicroColumn {
      labels = List.copyOf(labels);
    }
  }

  /** Types whose values are drawn from the same few, so that they meet. */
  enum Family {
    NUMBER,
    TEXT,
    TIME,
    TRUTH,
    ENUMERATION,
    OTHER;

    /** The family of the catalogue's {@code typcategory}. */
    static Family of(char category) {
      return switch (category) {
        case 'N' -> NUMBER;
        case 'S' -> TEXT;
        case 'D' -> TIME;
        case 'B' -> TRUTH;
        case 'E' -> ENUMERATION;
        default -> OTHER;
      };
    }
  }

  /** The position of the column, or -1. */
  int position(String column) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(column)) {
        return i;
      }
    }
    return -1;
  }

  /** Whether the column alone is a key. */
  boolean isKey(int column) {
    return keys.contains(List.of(column));
  }
}
