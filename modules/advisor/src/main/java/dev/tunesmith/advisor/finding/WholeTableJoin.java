package dev.tunesmith.advisor.finding;

import dev.tunesmith.core.plan.PlanNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A join that reads a whole large table to keep next to nothing of it. */
final class WholeTableJoin implements StepPattern {

  private static final double FEWEST = 10_000;
  private static final double READ_PER_KEPT = 100;
  private static final List<String> PASSING = List.of("Hash", "Sort", "Gather", "Gather Merge");

  @Override
  public Optional<String> sentence(PlanNode node) {
    boolean isJoin =
        node.operation().type().matches("(Parallel )?(Hash|Merge) .*Join|(Hash|Merge) Join");
    if (!isJoin || node.children().size() != 2) {
      return Optional.empty();
    }
    return between(node, 0).or(() -> between(node, 1));
  }

  private static Optional<String> between(PlanNode join, int side) {
    PlanNode scan = Steps.behind(join.children().get(side), PASSING);
    double read = Steps.rowsOut(scan);
    double partners = Steps.rowsOut(join.children().get(1 - side));
    double kept = Steps.rowsOut(join);
    if (!Steps.isSequentialScan(scan)
        || read < FEWEST
        || read < READ_PER_KEPT * Math.max(kept, partners)) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "All %,.0f rows of %s are read to find the %,.0f that join.",
            read,
            scan.operation().relation(),
            kept));
  }
}
