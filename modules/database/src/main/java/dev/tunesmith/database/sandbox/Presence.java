package dev.tunesmith.database.sandbox;

/** Whether a remedy is in force. */
public enum Presence {
  WITH,
  WITHOUT;

  /** The other of the two. */
  public Presence other() {
    return this == WITH ? WITHOUT : WITH;
  }
}
