package dev.tunesmith.proof.rewrite;

/** The type of an expression whose value tells a time. */
enum ValueType {
  DATE,
  TIMESTAMP,
  /** A moment in the world: what its date is depends on a time zone. */
  TIMESTAMPTZ,
  /** The number of a year. */
  YEAR
}
