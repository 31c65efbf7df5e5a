package dev.tunesmith.advisor.finding;

import dev.tunesmith.core.plan.Plan;
import dev.tunesmith.core.plan.PlanNode;
import dev.tunesmith.core.plan.PlanNode.Actual;
import java.util.List;
import java.util.stream.Stream;

/** Recognises work in an executed plan that could have been saved. */
final class WastedWork {

  private WastedWork() {}

  /** One sentence for each waste found, in the order of the plan. */
  static List<String> in(Plan plan) {
    return plan.root()
        .walk()
        .filter(node -> node.actual() != null)
        .flatMap(WastedWork::of)
        .distinct()
        .toList();
  }

  private static Stream<String> of(PlanNode node) {
    return Stream.of(
            ThrownAwayRows.sentence(node),
            SortForFew.sentence(node),
            RepeatedScan.sentence(node),
            WholeTableJoin.sentence(node),
            Spill.sentence(node))
        .flatMap(each -> each.stream());
  }

  /** Rows a step put out, all loops together; 0 where it never ran. */
  static double rowsOut(PlanNode node) {
    Actual actual = node.actual();
    return actual == null ? 0 : actual.rows() * actual.loops();
  }

  /** Rows a step's conditions threw away, all loops together. */
  static double rowsRemoved(PlanNode node) {
    Actual actual = node.actual();
    return actual == null ? 0 : actual.removedRows() * actual.loops();
  }

  static double loops(PlanNode node) {
    Actual actual = node.actual();
    return actual == null ? 0 : actual.loops();
  }

  static boolean isSequentialScan(PlanNode node) {
    return node.operation().type().endsWith("Seq Scan");
  }

  /** The first step below that is not just passing rows on or keeping them for reuse. */
  static PlanNode behind(PlanNode node, List<String> passing) {
    PlanNode inner = node;
    while (passing.contains(inner.operation().type()) && inner.children().size() == 1) {
      inner = inner.children().get(0);
    }
    return inner;
  }
}
