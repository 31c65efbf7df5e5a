package dev.tunesmith.core.schema;

import java.util.List;

/**
 * A foreign key.
 *
 * @param columns the referencing columns
 * @param target the referenced table
 * @param targetColumns the referenced columns, in the order of {@code columns}
 * @param hold whether every row has its parent at any time
 */
public record ForeignKey(
    String name, List<String> columns, TableName target, List<String> targetColumns, Hold hold) {

  /** Whether a row without its parent can be seen. */
  public enum Hold {
    ALWAYS,
    /**
     * Rows from before it was made were not checked, it is checked only at a commit, a policy may
     * hide the parent, whose period may be longer, or tables that inherit from this one have rows
     * of their own.
     */
    NOT_ALWAYS
  }

  public ForeignKey {
    columns = List.copyOf(columns);
    targetColumns = List.copyOf(targetColumns);
  }

  /** A key that holds always. */
  public ForeignKey(
      String name, List<String> columns, TableName target, List<String> targetColumns) {
    this(name, columns, target, targetColumns, Hold.ALWAYS);
  }
}
