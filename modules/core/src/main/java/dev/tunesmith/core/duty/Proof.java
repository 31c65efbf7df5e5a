package dev.tunesmith.core.duty;

/** What of a session's results shows that something was done. */
public enum Proof {
  COMMISSION,
  BASELINE,
  PLANS,
  ISSUES,
  REVIEW,
  SCHEMA,
  INDEXES,
  REWRITES,
  SETTINGS,
  CACHES,
  TRIALS,
  LOAD,
  EQUALITY,
  REHEARSAL,
  ROUNDS,
  ESCALATIONS,
  TARGETS,
  RISKS,
  STEPS,
  CHECKS,
  RECORD
}
