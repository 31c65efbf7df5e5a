package dev.tunesmith.database.connection;

import dev.tunesmith.database.DatabaseException;

/** Says why a database could not be opened, and what to do. */
public final class UnreachableDatabaseException extends DatabaseException {

  private static final long serialVersionUID = 1L;

  UnreachableDatabaseException(String message, Throwable cause) {
    super(message, cause);
  }

  UnreachableDatabaseException(String message) {
    super(message);
  }
}
