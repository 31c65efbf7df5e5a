package dev.tunesmith.database;

/** Says that work with a server was broken off because whoever waited for it was interrupted. */
public final class WorkCancelledException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says what was broken off. */
  public WorkCancelledException(String message) {
    super(message);
  }
}
