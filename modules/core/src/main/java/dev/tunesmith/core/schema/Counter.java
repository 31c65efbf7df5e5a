package dev.tunesmith.core.schema;

/**
 * A sequence that a column is numbered from.
 *
 * @param last the number it gave last
 * @param most the largest that both the sequence and the column can hold
 */
public record Counter(String name, TableName table, String column, long last, long most) {

  /** The share of its numbers that are spent, 0 to 1. */
  public double spent() {
    return most <= 0 ? 0 : (double) last / most;
  }
}
