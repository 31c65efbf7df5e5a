package dev.tunesmith.database.history;

/** What a parameter does in its statement. */
enum Role {
  /** Something is equal to it, or set to it. */
  EQUAL,
  /** Something is above it. */
  LOWER_BOUND,
  /** Something is below it. */
  UPPER_BOUND,
  /** Something looks like it. */
  PATTERN,
  /** One of a list of values. */
  ONE_OF,
  /** A list of values. */
  ANY_OF,
  /** How many rows are wanted. */
  ROWS,
  /** How many rows are passed over. */
  SKIPPED,
  /** The key of something in a document. */
  KEY,
  /** A column of a new row. */
  INSERTED,
  /** Given to a function, or anything else. */
  ARGUMENT
}
