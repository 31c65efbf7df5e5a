package dev.tunesmith.advisor.indexes;

import dev.tunesmith.core.remedy.CreateIndex;
import dev.tunesmith.core.workload.QueryName;
import java.util.List;

/**
 * A candidate index that the planner would use, with what it foresees.
 *
 * @param remedy its creation, under its name
 * @param candidate what it is made of and why
 * @param costBefore the plan's cost without it, in planner units
 * @param costAfter the plan's cost with it, in planner units
 * @param benefit the share of the workload's time the costs suggest it saves, 0 to 1
 * @param bytes its estimated size
 * @param others the other statements whose plans it would make cheaper
 * @param gainOfOthers how many times cheaper those become, multiplied with each other, as a
 *     logarithm: however little of the time a statement takes, it counts
 */
public record RankedIndex(
    CreateIndex remedy,
    CandidateIndex candidate,
    double costBefore,
    double costAfter,
    double benefit,
    long bytes,
    List<QueryName> others,
    double gainOfOthers) {

  static final double LEAST_COST = 1e-2;

  public RankedIndex {
    others = List.copyOf(others);
  }

  /** How many times cheaper all plans become, multiplied with each other, as a logarithm. */
  double gainOfAll() {
    return Math.log(costBefore / Math.max(LEAST_COST, costAfter)) + gainOfOthers;
  }
}
