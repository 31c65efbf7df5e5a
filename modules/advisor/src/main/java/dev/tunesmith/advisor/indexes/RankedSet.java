package dev.tunesmith.advisor.indexes;

import dev.tunesmith.core.remedy.CreateIndex;
import java.util.List;

/**
 * Several indexes that the planner would use together for one statement.
 *
 * @param members their creation, under their names
 * @param reason what their keys are there for, for a person
 * @param costBefore the plan's cost without them, in planner units
 * @param costAfter the plan's cost with all of them, in planner units
 * @param bytes their estimated size
 */
public record RankedSet(
    List<CreateIndex> members, String reason, double costBefore, double costAfter, long bytes) {

  public RankedSet {
    members = List.copyOf(members);
  }
}
