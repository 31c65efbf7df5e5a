package dev.tunesmith.core.plan;

import dev.tunesmith.core.schema.TableName;

/**
 * How a server answers one statement.
 *
 * @param root the topmost node
 */
public record Plan(PlanNode root) {

  /** The planner's total cost estimate, in its own units. */
  public double cost() {
    return root.estimate().cost();
  }

  /** Whether any step reads or writes that table. */
  public boolean touches(TableName table) {
    return touches(root, table.toString());
  }

  private static boolean touches(PlanNode node, String table) {
    return table.equals(node.operation().relation())
        || node.children().stream().anyMatch(child -> touches(child, table));
  }

  /** The plan without its numbers: equal shapes mean the server goes about it the same way. */
  public PlanShape shape() {
    return PlanShape.of(root);
  }
}
