package dev.tunesmith.testkit.sample;

import java.util.List;

/**
 * Something that is wrong with a drawn database, on purpose.
 *
 * @param table {@code schema.table}
 * @param columns the columns that a right remedy is about; for a redundant index its own
 * @param index the redundant index, or empty
 */
public record PlantedDefect(Kind kind, String table, List<String> columns, String index) {

  /** What is wrong. */
  public enum Kind {
    MISSING_COMPOSITE,
    MISSING_PARTIAL,
    MISSING_EXPRESSION,
    REDUNDANT_INDEX
  }

  /** Copies the columns. */
  public PlantedDefect {
    columns = List.copyOf(columns);
  }
}
