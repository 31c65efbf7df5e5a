package dev.tunesmith.database;

/** Says that an address is not of a form that may be opened. */
public final class RefusedAddressException extends DatabaseException {

  private static final long serialVersionUID = 1L;

  /** Says what is refused, without repeating the address. */
  public RefusedAddressException(String message) {
    super(message);
  }
}
