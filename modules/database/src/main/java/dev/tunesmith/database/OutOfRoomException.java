package dev.tunesmith.database;

/**
 * Says that a disk is full. No statement and no remedy is to blame for it, so that it is no refusal
 * of theirs.
 */
public final class OutOfRoomException extends DatabaseException {

  private static final long serialVersionUID = 1L;

  /** Says which disk has no room, and what to do. */
  public OutOfRoomException(String message) {
    super(message);
  }

  /** Says which disk has no room, what to do, and how it showed. */
  public OutOfRoomException(String message, Throwable cause) {
    super(message, cause);
  }
}
