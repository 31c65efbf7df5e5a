package dev.tunesmith.core.testing;

import dev.tunesmith.core.plan.Plan;
import dev.tunesmith.core.plan.PlanNode;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Plans in a few words: {@code node("Seq Scan").on("shop.orders").rows(10).blocks(100)}. */
public final class Plans {

  private static final PlanNode.Conditions NO_CONDITIONS =
      new PlanNode.Conditions(null, null, null, List.of());

  private Plans() {}

  /** A step that ran once, handled one row and touched no block. */
  public static Step node(String type) {
    return new Step(type, null, null, new PlanNode.Actual(1, 1, 0, 0, 0), List.of());
  }

  /** A sequential scan that keeps one row of {@code rows}. */
  public static Step seqScan(String table, double rows) {
    return node("Seq Scan").on(table).ran(1, rows - 1, (long) (rows / 100) + 1);
  }

  /** A step under construction. */
  public record Step(
      String type,
      @Nullable String relation,
      @Nullable String index,
      PlanNode.@Nullable Actual actual,
      List<PlanNode> children) {

    /** The step on a table. */
    public Step on(String table) {
      return new Step(type, table, index, actual, children);
    }

    /** The step by an index. */
    public Step using(String name) {
      return new Step(type, relation, name, actual, children);
    }

    /** The step with what happened. */
    public Step ran(double rows, double removed, long blocks) {
      return new Step(
          type, relation, index, new PlanNode.Actual(rows, 1, removed, blocks, 0), children);
    }

    /** The step as it was only planned. */
    public Step neverRan() {
      return new Step(type, relation, index, null, children);
    }

    /** The step above others. */
    public Step over(Step... inputs) {
      return new Step(
          type, relation, index, actual, Arrays.stream(inputs).map(Step::built).toList());
    }

    /** The finished step. */
    public PlanNode built() {
      return new PlanNode(
          new PlanNode.Operation(type, relation, null, index),
          new PlanNode.Estimate(100, 1),
          actual,
          NO_CONDITIONS,
          children);
    }

    /** The plan with this step on top. */
    public Plan plan() {
      return new Plan(built());
    }
  }
}
