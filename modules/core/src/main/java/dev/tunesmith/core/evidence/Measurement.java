package dev.tunesmith.core.evidence;

import dev.tunesmith.core.plan.Plan;
import dev.tunesmith.core.workload.QueryName;

/**
 * One statement measured as things stand.
 *
 * @param share its part of the workload's whole time, 0 to 1
 * @param plan the plan the sandbox used, with what happened
 */
public record Measurement(EvidenceId id, QueryName query, Timing timing, double share, Plan plan) {

  Measurement withShare(double other) {
    return new Measurement(id, query, timing, other, plan);
  }
}
