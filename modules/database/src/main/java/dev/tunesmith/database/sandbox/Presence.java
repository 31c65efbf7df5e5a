package dev.tunesmith.database.sandbox;

/** Whether a remedy is in force. */
public enum Presence {
  WITH,
  WITHOUT
}
