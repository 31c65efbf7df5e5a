package dev.tunesmith.advisor.rewrites;

import dev.tunesmith.core.remedy.CreateIndex;
import dev.tunesmith.core.remedy.Rewrite;
import dev.tunesmith.proof.rewrite.RewriteRule;
import java.util.List;

/**
 * A statement rewritten by rule, with what the planner foresees.
 *
 * @param rules those that were applied, at least one
 * @param isProven whether the rules prove it equal
 * @param indexes the indexes that the rewritten statement's plan uses and the original's does not
 * @param wanted the indexes that are still missing, without which it would not pay as foreseen;
 *     mostly none
 * @param costBefore the plan's cost as things stand, in planner units
 * @param costAfter the plan's cost of the rewritten statement, in planner units
 * @param bytes what the missing indexes would take
 */
public record ForeseenRewrite(
    Rewrite remedy,
    List<RewriteRule> rules,
    boolean isProven,
    List<String> indexes,
    List<CreateIndex> wanted,
    double costBefore,
    double costAfter,
    long bytes) {

  public ForeseenRewrite {
    rules = List.copyOf(rules);
    indexes = List.copyOf(indexes);
    wanted = List.copyOf(wanted);
  }

  /** The same together with indexes that are still missing. */
  ForeseenRewrite with(List<CreateIndex> missing, double cost, long indexBytes) {
    return new ForeseenRewrite(
        remedy,
        rules,
        isProven,
        missing.stream().map(CreateIndex::name).toList(),
        missing,
        costBefore,
        cost,
        indexBytes);
  }
}
