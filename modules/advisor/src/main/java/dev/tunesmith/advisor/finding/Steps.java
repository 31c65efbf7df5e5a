package dev.tunesmith.advisor.finding;

import dev.tunesmith.core.plan.PlanNode;
import dev.tunesmith.core.plan.PlanNode.Actual;
import dev.tunesmith.core.plan.PlanNode.Role;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the steps of an executed plan handled, all loops together; nothing where they never ran. */
final class Steps {

  private static final double FEWEST_REMOVED = 2_000;
  private static final double REMOVED_PER_KEPT = 4;

  private Steps() {}

  /** Rows a step put out. */
  static double rowsOut(PlanNode node) {
    Actual actual = node.actual();
    return actual == null ? 0 : actual.rows() * actual.loops();
  }

  /** Rows a step took in. */
  static double rowsIn(PlanNode node) {
    return node.children().stream()
        .filter(child -> child.operation().role() == Role.INPUT)
        .mapToDouble(Steps::rowsOut)
        .sum();
  }

  /** Rows a step's conditions threw away. */
  static double rowsRemoved(PlanNode node) {
    Actual actual = node.actual();
    return actual == null ? 0 : actual.removedRows() * actual.loops();
  }

  /** Rows a step looked at, whatever became of them. */
  static double rowsSeen(PlanNode node) {
    return rowsOut(node) + rowsRemoved(node);
  }

  /** Whether so many rows thrown away, beside those kept, are waste. */
  static boolean isWaste(double removed, double kept) {
    return removed >= FEWEST_REMOVED && removed >= REMOVED_PER_KEPT * kept;
  }

  /** The condition by which a step threw most of its rows away; empty where it did not. */
  static Optional<String> wastefulFilter(PlanNode node) {
    return Optional.ofNullable(node.conditions().filter())
        .filter(filter -> isWaste(rowsRemoved(node), rowsOut(node)));
  }

  static double loops(PlanNode node) {
    Actual actual = node.actual();
    return actual == null ? 0 : actual.loops();
  }

  /** Rows read from tables, in a step and below. */
  static double rowsRead(PlanNode node) {
    return node.walk()
        .filter(step -> step.operation().relation() != null)
        .mapToDouble(Steps::rowsSeen)
        .sum();
  }

  /** The scans that a step puts one behind the other, or the scan that it is itself. */
  static List<PlanNode> partitionsOf(PlanNode node) {
    if (node.operation().relation() != null && !node.operation().type().equals("ModifyTable")) {
      return List.of(node);
    }
    return node.operation().type().endsWith("Append")
        ? node.children().stream().filter(child -> child.operation().relation() != null).toList()
        : List.of();
  }

  static boolean isSequentialScan(PlanNode node) {
    return node.operation().type().endsWith("Seq Scan");
  }

  static boolean isJoin(PlanNode node) {
    return node.operation().type().matches(".* Join|Nested Loop");
  }

  /** The step as a person names it, with what it is on. */
  static String name(PlanNode node) {
    String relation = node.operation().relation();
    return node.operation().type().toLowerCase(Locale.ROOT)
        + (relation == null ? "" : " of " + relation);
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
