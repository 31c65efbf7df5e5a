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

  @Override
  public String withoutData() {
    return "the server refused it with " + sqlState + ": " + meaning();
  }

  private String meaning() {
    return switch (sqlState) {
      case "42601" -> "a syntax error";
      case "42703" -> "there is no such column";
      case "42702" -> "a column's name is ambiguous";
      case "42803" -> "a column is neither grouped nor aggregated";
      case "42804" -> "the types do not fit each other";
      case "42883" -> "there is no such function or operator for these types";
      case "42P01" -> "there is no such table";
      case "42P07" -> "a table or index of that name is there already";
      case "42P17" -> "the definition is not allowed, for example a function is not immutable";
      case "57014" -> "it took too long";
      default -> meaningOfClass();
    };
  }

  private String meaningOfClass() {
    return switch (sqlState.substring(0, Math.min(2, sqlState.length()))) {
      case "0A" -> "the server does not support this";
      case "22" -> "a value does not fit its type or function";
      case "23" -> "rows break a constraint";
      case "25" -> "nothing may be written here";
      case "40" -> "the transaction was rolled back";
      case "42" -> "the statement or a name in it is wrong, or it is not permitted";
      case "53" -> "the server lacks room or memory";
      case "54" -> "a limit of the server is exceeded";
      case "55", "57" -> "the server was busy or interrupted it";
      default -> "another fault";
    };
  }
}
