package dev.tunesmith.advisor.finding;

import dev.tunesmith.core.plan.PlanNode;
import java.util.Locale;
import java.util.Optional;

/** A scan that throws away most of the rows it reads. */
final class ThrownAwayRows implements StepPattern {

  private static final double FEWEST = 2_000;
  private static final double REMOVED_PER_KEPT = 4;

  @Override
  public Optional<String> sentence(PlanNode node) {
    double removed = Steps.rowsRemoved(node);
    double kept = Steps.rowsOut(node);
    boolean isScan = node.operation().relation() != null;
    if (!isScan || removed < FEWEST || removed < REMOVED_PER_KEPT * kept) {
      return Optional.empty();
    }
    String filter =
        node.conditions().filter() == null ? "" : " (" + node.conditions().filter() + ")";
    String index = node.operation().index() == null ? "" : " using " + node.operation().index();
    return Optional.of(
        String.format(
            Locale.ROOT,
            "The %s of %s%s reads %,.0f rows and throws %,.0f of them away%s.",
            node.operation().type().toLowerCase(Locale.ROOT),
            node.operation().relation(),
            index,
            removed + kept,
            removed,
            filter));
  }
}
