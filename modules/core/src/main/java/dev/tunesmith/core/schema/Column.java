package dev.tunesmith.core.schema;

import org.jspecify.annotations.Nullable;

/**
 * A column of a table.
 *
 * @param type the type as the catalogue formats it, for example {@code character varying(40)}
 * @param statistics what the last ANALYZE found; null where the column was never analysed
 */
public record Column(
    String name, String type, Nullability nullability, @Nullable ColumnStatistics statistics) {

  /** Whether the catalogue lets the column hold NULL. */
  public enum Nullability {
    NULLABLE,
    NOT_NULL
  }

  /** Whether the column may hold NULL. */
  public boolean mayBeNull() {
    return nullability == Nullability.NULLABLE;
  }
}
