package dev.tunesmith.advisor.tools;

import dev.tunesmith.core.plan.Plan;
import dev.tunesmith.core.plan.PlanNode;
import java.util.Locale;

/** Writes a plan as indented lines, one step each, for people and models. */
final class PlanText {

  private final StringBuilder text = new StringBuilder();

  private PlanText() {}

  static String of(Plan plan) {
    PlanText writer = new PlanText();
    writer.write(plan.root(), 0);
    return writer.text.toString();
  }

  private void write(PlanNode node, int depth) {
    text.append("  ".repeat(depth)).append(operation(node.operation())).append(numbers(node));
    conditions(node.conditions());
    text.append('\n');
    node.children().forEach(child -> write(child, depth + 1));
  }

  private static String operation(PlanNode.Operation operation) {
    String relation = operation.relation() == null ? "" : " on " + operation.relation();
    String alias = isNamedByItself(operation) ? "" : " as " + operation.alias();
    String index = operation.index() == null ? "" : " using " + operation.index();
    return operation.type() + index + relation + alias;
  }

  private static boolean isNamedByItself(PlanNode.Operation operation) {
    String relation = operation.relation();
    return operation.alias() == null
        || (relation != null && relation.endsWith("." + operation.alias()));
  }

  private static String numbers(PlanNode node) {
    String planned =
        String.format(
            Locale.ROOT, " (cost %.1f, rows %.0f", node.estimate().cost(), node.estimate().rows());
    PlanNode.Actual actual = node.actual();
    return actual == null
        ? planned + ")"
        : planned
            + String.format(Locale.ROOT, "; actual rows %.0f", actual.rows())
            + unless(1, ", loops %.0f", actual.loops())
            + unless(0, ", rows removed %.0f", actual.removedRows())
            + String.format(Locale.ROOT, ", buffers %d", actual.buffers())
            + unless(0, ", spilled blocks %.0f", (double) actual.spilledBlocks())
            + ")";
  }

  private static String unless(double usual, String words, double figure) {
    return figure == usual ? "" : String.format(Locale.ROOT, words, figure);
  }

  private void conditions(PlanNode.Conditions conditions) {
    if (conditions.index() != null) {
      text.append(" index condition: ").append(conditions.index());
    }
    if (conditions.filter() != null) {
      text.append(" filter: ").append(conditions.filter());
    }
    if (conditions.join() != null) {
      text.append(" join condition: ").append(conditions.join());
    }
    if (!conditions.sortKeys().isEmpty()) {
      text.append(" sort keys: ").append(String.join(", ", conditions.sortKeys()));
    }
  }
}
