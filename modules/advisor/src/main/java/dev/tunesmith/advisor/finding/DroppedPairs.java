package dev.tunesmith.advisor.finding;

import dev.tunesmith.core.plan.PlanNode;
import java.util.Locale;
import java.util.Optional;

/** A join that puts rows together only to find that most of the pairs do not fit. */
final class DroppedPairs implements StepPattern {

  private static final double FEWEST = 20_000;
  private static final double DROPPED_PER_KEPT = 4;

  @Override
  public Optional<String> sentence(PlanNode step) {
    double dropped = Steps.rowsRemoved(step);
    double kept = Steps.rowsOut(step);
    if (!Steps.isJoin(step) || dropped < FEWEST || dropped < DROPPED_PER_KEPT * kept) {
      return Optional.empty();
    }
    String condition = step.conditions().join();
    return Optional.of(
        String.format(
            Locale.ROOT,
            "The %s puts %,.0f pairs of rows together and drops %,.0f of them%s.",
            Steps.name(step),
            dropped + kept,
            dropped,
            condition == null ? "" : " (" + condition + ")"));
  }

  @Override
  public String byHand() {
    return "look whether a condition of the join is missing, or could be an equality";
  }
}
