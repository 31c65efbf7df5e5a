package dev.tunesmith.engine.order;

/** Says that what a session was given cannot be used: a file, an option, a database. */
public final class InvalidInputException extends TuningException {

  private static final long serialVersionUID = 1L;

  /** Says what cannot be used, where, and what to do. */
  public InvalidInputException(String message) {
    super(message);
  }

  /** Says what cannot be used, where, and what to do. */
  public InvalidInputException(String message, Throwable cause) {
    super(message, cause);
  }
}
