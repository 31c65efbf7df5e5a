package dev.tunesmith.database.connection;

import dev.tunesmith.database.DatabaseException;

/** Says that an address is not of a form that may be opened. */
public final class RefusedAddressException extends DatabaseException {

  private static final long serialVersionUID = 1L;

  RefusedAddressException(String message) {
    super(message);
  }
}
