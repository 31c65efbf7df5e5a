package dev.tunesmith.proof.answers;

/**
 * A statement and the same in other words.
 *
 * @param before the original, a single SELECT; an ending semicolon does no harm
 * @param after the same in other words
 */
public record StatementPair(String before, String after) {

  public StatementPair {
    before = bare(before);
    after = bare(after);
  }

  private static String bare(String sql) {
    return sql.strip().replaceFirst("(\\s*;)+$", "");
  }
}
