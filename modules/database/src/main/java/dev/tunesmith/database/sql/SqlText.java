package dev.tunesmith.database.sql;

import dev.tunesmith.core.remedy.SqlReader;
import dev.tunesmith.database.StatementFailedException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * SQL that is not ours, read before it may run: one piece by the lexer and by the driver's own
 * count, whole, and of the form that its place asks for. Whoever runs such a text takes this type.
 */
public final class SqlText {

  private static final String SYNTAX_ERROR = "42601";

  private final String sql;

  private SqlText(String sql) {
    this.sql = sql;
  }

  /**
   * One query that only reads and locks nothing.
   *
   * @throws StatementFailedException if it is anything else; the message says what
   */
  public static SqlText query(String sql) {
    return held(TextForm.QUERY, sql);
  }

  /**
   * One query or one writing statement, as a workload has them.
   *
   * @throws StatementFailedException if it is anything else; the message says what
   */
  public static SqlText statement(String sql) {
    return held(TextForm.STATEMENT, sql);
  }

  /**
   * One expression over a row, as an index has them.
   *
   * @throws StatementFailedException if it is anything else; the message says what
   */
  public static SqlText expression(String sql) {
    return held(TextForm.EXPRESSION, sql);
  }

  private static SqlText held(TextForm form, String sql) {
    Optional<Refusal> refusal = form.objectionTo(sql);
    if (refusal.isPresent()) {
      String message = refusal.get().reason() + ": " + sql;
      throw new StatementFailedException(
          SYNTAX_ERROR,
          message,
          new StatementFailedException.Clue(null, refusal.get().reason()),
          new SQLException(message, SYNTAX_ERROR));
    }
    return new SqlText(TextForm.withoutSemicolon(sql));
  }

  /** Why the text is not one whole piece of SQL, whatever it does; empty where it is. */
  public static Optional<Refusal> objectionToPiece(String sql) {
    return TextForm.objectionToPiece(sql);
  }

  /** Why tokens of {@link #code} are no query that only reads and locks nothing; empty if so. */
  public static Optional<Refusal> objectionToQuery(List<Token> code) {
    return TextForm.objectionToQuery(code);
  }

  /** The tokens of a text that mean something, without an ending semicolon. */
  public static List<Token> code(String sql) {
    return TextForm.code(sql);
  }

  /** Judges what agents write, as the doors to a database will. */
  public static SqlReader reader() {
    return new WrittenSql();
  }

  /** The text, without an ending semicolon. */
  public String sql() {
    return sql;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SqlText text && text.sql.equals(sql);
  }

  @Override
  public int hashCode() {
    return sql.hashCode();
  }

  /** The text itself, so that it can stand in a statement of ours. */
  @Override
  public String toString() {
    return sql;
  }
}
