package dev.tunesmith.proof.answers;

import dev.tunesmith.database.sql.SqlText;

/**
 * A statement and the same in other words.
 *
 * @param before the original, a single SELECT
 * @param after the same in other words
 */
public record StatementPair(SqlText before, SqlText after) {

  /**
   * A pair of two texts; an ending semicolon does no harm.
   *
   * @throws dev.tunesmith.database.StatementFailedException if the first is no statement or the
   *     second does not only read
   */
  public StatementPair(String before, String after) {
    this(SqlText.statement(before), SqlText.query(after));
  }
}
