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
 */
public record RankedIndex(
    CreateIndex remedy,
    CandidateIndex candidate,
    double costBefore,
    double costAfter,
    double benefit,
    long bytes,
    List<QueryName> others) {

  public RankedIndex {
    others = List.copyOf(others);
  }
}
