package dev.tunesmith.agents.budget;

/** What came of asking a purse for something. */
public sealed interface Draw<T> {

  /** Here it is. */
  record Granted<T>(T value) implements Draw<T> {}

  /** The budget does not allow it. */
  record Refused<T>(Spent spent) implements Draw<T> {}
}
