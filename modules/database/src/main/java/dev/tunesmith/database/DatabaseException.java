package dev.tunesmith.database;

/** The root of everything that can go wrong with a database; its message never holds a secret. */
public class DatabaseException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says what went wrong, in one line for a person. */
  public DatabaseException(String message) {
    super(message);
  }

  /** Says what went wrong, in one line for a person, and what caused it. */
  public DatabaseException(String message, Throwable cause) {
    super(message, cause);
  }

  /** What went wrong without a word of the server's, which may repeat data; fit for a model. */
  public String withoutData() {
    return String.valueOf(getMessage());
  }
}
