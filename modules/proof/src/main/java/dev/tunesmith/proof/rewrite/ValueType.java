package dev.tunesmith.proof.rewrite;

/** The type of an expression whose value tells a time. */
enum ValueType {
  DATE,
  TIMESTAMP,
  /** A moment in the world: what its date is depends on a time zone. */
  TIMESTAMPTZ,
  /** A moment at which the session's clock shows a time, as a date is made one by itself. */
  LOCAL_MOMENT,
  /** The number of a year. */
  YEAR
}
