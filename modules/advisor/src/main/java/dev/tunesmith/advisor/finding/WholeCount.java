package dev.tunesmith.advisor.finding;

import dev.tunesmith.core.plan.PlanNode;
import dev.tunesmith.core.plan.PlanNode.Grouping;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The rows of a large table are counted one by one, all of them. */
final class WholeCount implements StepPattern {

  private static final double FEWEST = 100_000;
  private static final List<String> PASSING = List.of("Gather", "Aggregate");

  @Override
  public Optional<String> sentence(PlanNode step) {
    Grouping grouping = step.conditions().grouping();
    boolean onlyCounts =
        grouping != null
            && grouping.keys().isEmpty()
            && grouping.output().equals(List.of("count(*)"));
    if (!onlyCounts || step.children().size() != 1) {
      return Optional.empty();
    }
    PlanNode scan = Steps.behind(step.children().get(0), PASSING);
    String table = scan.operation().relation();
    double counted = Steps.rowsOut(scan);
    boolean isWhole = scan.conditions().filter() == null && scan.conditions().index() == null;
    return table == null || !isWhole || counted < FEWEST
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT, "All %,.0f rows of %s are counted one by one.", counted, table));
  }

  @Override
  public String byHand() {
    return "show the estimate of the catalogue, or keep the count";
  }
}
