package dev.tunesmith.advisor.finding;

import dev.tunesmith.core.plan.PlanNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A join that reads a whole large table to keep next to nothing of it. */
final class WholeTableJoin {

  private static final double FEWEST = 10_000;
  private static final double READ_PER_KEPT = 100;
  private static final List<String> PASSING = List.of("Hash", "Sort", "Gather", "Gather Merge");

  private WholeTableJoin() {}

  static Optional<String> sentence(PlanNode node) {
    boolean isJoin =
        node.operation().type().matches("(Parallel )?(Hash|Merge) .*Join|(Hash|Merge) Join");
    if (!isJoin || node.children().size() != 2) {
      return Optional.empty();
    }
    return between(node, 0).or(() -> between(node, 1));
  }

  private static Optional<String> between(PlanNode join, int side) {
    PlanNode scan = WastedWork.behind(join.children().get(side), PASSING);
    double read = WastedWork.rowsOut(scan);
    double partners = WastedWork.rowsOut(join.children().get(1 - side));
    double kept = WastedWork.rowsOut(join);
    if (!WastedWork.isSequentialScan(scan)
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
