package dev.tunesmith.database;

/** Says that a server went away in the middle of something. */
public final class ConnectionLostException extends DatabaseException {

  private static final long serialVersionUID = 1L;

  /** Says which server went away and during what. */
  public ConnectionLostException(String message, Throwable cause) {
    super(message, cause);
  }
}
