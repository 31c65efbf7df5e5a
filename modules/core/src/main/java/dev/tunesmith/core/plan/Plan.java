package dev.tunesmith.core.plan;

import dev.tunesmith.core.schema.TableName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a server answers one statement.
 *
 * @param root the topmost node
 * @param spent what its steps do not show of the time of a run; null if it was only planned
 */
public record Plan(PlanNode root, @Nullable Spent spent) {

  /**
   * Where the time of a run went, beside its steps.
   *
   * @param executionMillis the server's own time, without planning and without handing rows over
   * @param triggers what fired, where the server says so
   */
  public record Spent(double planningMillis, double executionMillis, List<Trigger> triggers) {

    public Spent {
      triggers = List.copyOf(triggers);
    }
  }

  /**
   * A trigger that fired.
   *
   * @param constraint the constraint that it keeps, or null where it is one of the application's
   * @param relation the table that it is on, without a schema
   * @param millis all calls together
   */
  public record Trigger(
      String name, @Nullable String constraint, String relation, double calls, double millis) {}

  /** A plan of which nothing is known but its steps. */
  public Plan(PlanNode root) {
    this(root, null);
  }

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

  /** The same, in which parts of tables and of indexes go by the names of their wholes. */
  public Plan ofWholes(Parts parts) {
    return parts.wholesIn(this);
  }

  /** The plan without its numbers: equal shapes mean the server goes about it the same way. */
  public PlanShape shape() {
    return PlanShape.of(root);
  }
}
