package dev.tunesmith.core.schema;

import java.util.List;

/**
 * A foreign key.
 *
 * @param columns the referencing columns
 * @param target the referenced table
 * @param targetColumns the referenced columns, in the order of {@code columns}
 */
public record ForeignKey(
    String name, List<String> columns, TableName target, List<String> targetColumns) {

  public ForeignKey {
    columns = List.copyOf(columns);
    targetColumns = List.copyOf(targetColumns);
  }
}
