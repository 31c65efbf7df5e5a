package dev.tunesmith.proof.rewrite;

import dev.tunesmith.core.schema.TableName;

/**
 * A constant that a statement compares a plain column with.
 *
 * @param column the column, not quoted
 * @param literal the constant as the statement writes it, a number or a string in quotes
 */
public record ComparedConstant(TableName table, String column, String literal) {

  /** Whether the constant is written as a number. */
  public boolean isNumber() {
    return !literal.startsWith("'");
  }
}
