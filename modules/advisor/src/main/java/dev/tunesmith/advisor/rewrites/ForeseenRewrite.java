package dev.tunesmith.advisor.rewrites;

import dev.tunesmith.core.remedy.Rewrite;
import dev.tunesmith.proof.rewrite.RewriteStep;
import java.util.List;

/**
 * A statement rewritten by rule, with what the planner foresees.
 *
 * @param steps the conditions that were exchanged
 * @param indexes the indexes that the rewritten statement's plan uses and the original's does not;
 *     at least one
 * @param costBefore the plan's cost as things stand, in planner units
 * @param costAfter the plan's cost of the rewritten statement, in planner units
 */
public record ForeseenRewrite(
    Rewrite remedy,
    List<RewriteStep> steps,
    List<String> indexes,
    double costBefore,
    double costAfter) {

  public ForeseenRewrite {
    steps = List.copyOf(steps);
    indexes = List.copyOf(indexes);
  }
}
