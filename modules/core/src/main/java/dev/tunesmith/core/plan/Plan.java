package dev.tunesmith.core.plan;

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

  /** The plan without its numbers: equal shapes mean the server goes about it the same way. */
  public PlanShape shape() {
    return PlanShape.of(root);
  }
}
