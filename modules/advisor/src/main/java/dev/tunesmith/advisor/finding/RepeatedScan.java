package dev.tunesmith.advisor.finding;

import dev.tunesmith.core.plan.PlanNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A nested loop that reads a whole table again for every row of the other side. */
final class RepeatedScan implements StepPattern {

  private static final double FEWEST = 5_000;
  private static final List<String> KEEPING = List.of("Materialize", "Memoize");

  @Override
  public Optional<String> sentence(PlanNode node) {
    if (!node.operation().type().equals("Nested Loop") || node.children().size() < 2) {
      return Optional.empty();
    }
    PlanNode below = node.children().get(1);
    PlanNode scan = Steps.behind(below, KEEPING);
    double loops = Steps.loops(below);
    double compared =
        Math.max(Steps.rowsRemoved(node), Steps.rowsOut(scan) + Steps.rowsRemoved(scan));
    if (!Steps.isSequentialScan(scan) || loops < 2 || compared < FEWEST) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "The nested loop goes through all rows of %s %,.0f times, %,.0f rows in all.",
            scan.operation().relation(),
            loops,
            compared));
  }
}
