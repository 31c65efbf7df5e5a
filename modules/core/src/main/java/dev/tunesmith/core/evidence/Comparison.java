package dev.tunesmith.core.evidence;

import dev.tunesmith.core.plan.PlanShape;
import dev.tunesmith.core.workload.QueryName;

/**
 * One statement measured with and without a remedy, in turns, on one server.
 *
 * @param ratio time with the remedy over time without
 */
public record Comparison(
    EvidenceId id,
    QueryName query,
    Timing without,
    Timing with,
    Ratio ratio,
    Outcome outcome,
    Plans plans) {

  /** The plan shapes on both sides. */
  public record Plans(PlanShape without, PlanShape with) {

    /** Whether the server goes about it another way. */
    public boolean differ() {
      return !without.equals(with);
    }
  }
}
