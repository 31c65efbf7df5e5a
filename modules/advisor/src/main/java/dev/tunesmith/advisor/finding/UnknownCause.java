package dev.tunesmith.advisor.finding;

import dev.tunesmith.core.plan.Plan;
import dev.tunesmith.core.plan.PlanNode;
import dev.tunesmith.core.plan.PlanNode.Actual;
import dev.tunesmith.core.text.Figures;
import java.util.Comparator;

/** What can be said of a slow statement in whose plan no pattern shows: where its work is. */
final class UnknownCause {

  private static final String NOT_FOUND =
      "Its cause is not found yet: no known pattern shows in its plan";

  private UnknownCause() {}

  static Sign sign(Plan plan) {
    return new Sign(
        sentence(plan), "look at what the statement asks for, and at the step named above");
  }

  private static String sentence(Plan plan) {
    double whole = plan.root().walk().mapToDouble(UnknownCause::work).sum();
    PlanNode most =
        plan.root().walk().max(Comparator.comparingDouble(UnknownCause::work)).orElseThrow();
    return whole == 0
        ? NOT_FOUND + "."
        : NOT_FOUND
            + "; %s of the rows and blocks that it handles are in the %s."
                .formatted(Figures.percent(work(most) / whole), Steps.name(most));
  }

  /** Rows handled and blocks touched by the step itself. */
  private static double work(PlanNode step) {
    long below = step.children().stream().mapToLong(UnknownCause::blocks).sum();
    return Steps.rowsOut(step) + Steps.rowsRemoved(step) + Math.max(0, blocks(step) - below);
  }

  private static long blocks(PlanNode step) {
    Actual actual = step.actual();
    return actual == null ? 0 : actual.buffers() + actual.spilledBlocks();
  }
}
