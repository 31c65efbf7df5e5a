package dev.tunesmith.core.schema;

import org.jspecify.annotations.Nullable;

/**
 * A column of a table.
 *
 * @param type the type as the catalogue formats it, for example {@code character varying(40)}
 * @param statistics what the last ANALYZE found; null where the column was never analysed
 * @param statisticsTarget how closely ANALYZE looks at it; null where that is the server's default
 */
public record Column(
    String name,
    String type,
    Nullability nullability,
    @Nullable ColumnStatistics statistics,
    @Nullable Integer statisticsTarget) {

  /** Whether the catalogue lets the column hold NULL. */
  public enum Nullability {
    NULLABLE,
    NOT_NULL
  }

  /** A column that ANALYZE looks at as closely as the server has it. */
  public Column(
      String name, String type, Nullability nullability, @Nullable ColumnStatistics statistics) {
    this(name, type, nullability, statistics, null);
  }

  /** Whether the column may hold NULL. */
  public boolean mayBeNull() {
    return nullability == Nullability.NULLABLE;
  }
}
