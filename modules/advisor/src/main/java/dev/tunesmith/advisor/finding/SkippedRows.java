package dev.tunesmith.advisor.finding;

import dev.tunesmith.core.plan.PlanNode;
import java.util.Locale;
import java.util.Optional;

/** Many rows are made only to be skipped before the first that is wanted. */
final class SkippedRows implements StepPattern {

  private static final double FEWEST = 2_000;
  private static final double SKIPPED_PER_WANTED = 10;

  @Override
  public Optional<String> sentence(PlanNode step) {
    double wanted = Steps.rowsOut(step);
    double skipped = step.operation().type().equals("Limit") ? Steps.rowsIn(step) - wanted : 0;
    if (skipped < FEWEST || skipped < SKIPPED_PER_WANTED * wanted) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "%,.0f rows are skipped to reach the %,.0f that are wanted.",
            skipped,
            wanted));
  }

  @Override
  public String byHand() {
    return "begin a page behind the last key that was seen, instead of skipping rows";
  }
}
