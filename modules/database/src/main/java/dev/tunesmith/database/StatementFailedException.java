package dev.tunesmith.database;

/** Says that a server refused or could not finish a statement. */
public final class StatementFailedException extends DatabaseException {

  private static final long serialVersionUID = 1L;

  private final String sqlState;

  /** A statement that ended with the server's five-letter {@code sqlState}. */
  public StatementFailedException(String sqlState, String message, Throwable cause) {
    super(message, cause);
    this.sqlState = sqlState;
  }

  /**
   * The server's five-letter code, for example {@code 57014} for a statement that took too long.
   */
  public String sqlState() {
    return sqlState;
  }
}
