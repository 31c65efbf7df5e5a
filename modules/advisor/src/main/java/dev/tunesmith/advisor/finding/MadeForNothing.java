package dev.tunesmith.advisor.finding;

import dev.tunesmith.core.plan.PlanNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A join keeps next to nothing of what a subquery made of many rows. */
final class MadeForNothing implements StepPattern {

  private static final double FEWEST_READ = 20_000;
  private static final double MADE_PER_KEPT = 50;
  private static final List<String> PASSING =
      List.of("Hash", "Sort", "Materialize", "Gather", "Gather Merge", "Subquery Scan");

  @Override
  public Optional<String> sentence(PlanNode step) {
    return Steps.isJoin(step) && step.children().size() == 2
        ? between(step, 0).or(() -> between(step, 1))
        : Optional.empty();
  }

  private static Optional<String> between(PlanNode join, int side) {
    PlanNode made = Steps.behind(join.children().get(side), PASSING);
    double rows = Steps.rowsOut(join.children().get(side));
    double partners = Steps.rowsOut(join.children().get(1 - side));
    double read = Steps.rowsRead(made);
    boolean isWaste =
        made.operation().type().matches("WindowAgg|Unique|Group|.*Aggregate")
            && Steps.loops(made) == 1
            && read >= FEWEST_READ
            && rows >= MADE_PER_KEPT * Math.max(1, Math.min(partners, Steps.rowsOut(join)));
    return isWaste
        ? Optional.of(
            String.format(
                Locale.ROOT,
                "%,.0f rows are put together from %,.0f, and %,.0f of them are joined.",
                rows,
                read,
                Steps.rowsOut(join)))
        : Optional.empty();
  }

  @Override
  public String byHand() {
    return "put them together for the rows that are joined alone: LATERAL in the place of the"
        + " subquery or view, with the join's condition inside";
  }
}
