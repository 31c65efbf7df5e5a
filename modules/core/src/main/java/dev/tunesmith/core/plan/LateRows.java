package dev.tunesmith.core.plan;

import dev.tunesmith.core.plan.PlanNode.Actual;
import dev.tunesmith.core.plan.PlanNode.Operation;
import dev.tunesmith.core.plan.PlanNode.Role;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.Table;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a LIMIT cost for which more of a table was gone through than the planner counted on: it
 * takes rows that fulfil the conditions to be spread evenly, and their number to be what it
 * expects.
 *
 * @param scan what was gone through until enough rows were found; null where there were not enough,
 *     so that whatever is gone through comes to its end
 * @param part how much of it that was, 0 to 1
 */
public record LateRows(@Nullable Operation scan, double part) {

  private static final double FAR_MORE = 3;
  private static final String PASSING =
      "Result|LockRows|Subquery Scan|ProjectSet|Nested Loop|Incremental Sort|Unique|Gather("
          + " Merge)?";

  /** What a run shows; empty where it ended as early as foreseen, or has no such LIMIT. */
  public static Optional<LateRows> in(Plan executed, Schema schema) {
    return limits(executed)
        .flatMap(
            limit ->
                hadTooFew(limit)
                    ? Stream.of(new LateRows(null, 1))
                    : scan(limit.children().get(0)).stream()
                        .flatMap(scan -> late(limit, scan, schema).stream()))
        .findFirst();
  }

  /** The planner expects no more rows than the LIMIT lets through. */
  private static boolean hadTooFew(PlanNode limit) {
    Actual actual = limit.actual();
    return actual != null && actual.loops() == 1 && actual.rows() < limit.estimate().rows();
  }

  private static Optional<LateRows> late(PlanNode limit, PlanNode scan, Schema schema) {
    double foreseen = limit.estimate().cost() / limit.children().get(0).estimate().cost();
    return read(scan, schema)
        .filter(part -> part > FAR_MORE * foreseen)
        .map(part -> new LateRows(scan.operation(), part));
  }

  /**
   * The cost of a plan, in which each LIMIT over the same scan has to go equally far. Any other
   * plan costs what the planner says.
   */
  public double costOf(Plan plan) {
    return plan.cost()
        + limits(plan)
            .filter(this::isMeant)
            .mapToDouble(
                limit -> part * limit.children().get(0).estimate().cost() - limit.estimate().cost())
            .filter(more -> more > 0)
            .sum();
  }

  private boolean isMeant(PlanNode limit) {
    Operation meant = scan;
    return meant == null
        || scan(limit.children().get(0))
            .map(PlanNode::operation)
            .filter(other -> Objects.equals(meant.relation(), other.relation()))
            .filter(other -> Objects.equals(meant.index(), other.index()))
            .isPresent();
  }

  private static Stream<PlanNode> limits(Plan plan) {
    return plan.root()
        .walk()
        .filter(step -> step.operation().type().equals("Limit") && !step.children().isEmpty());
  }

  /** The scan whose rows come first, one by one. */
  private static Optional<PlanNode> scan(PlanNode step) {
    if (step.operation().relation() != null) {
      return step.operation().type().matches("(Parallel )?(Index|Index Only|Seq) Scan")
              && step.conditions().index() == null
          ? Optional.of(step)
          : Optional.empty();
    }
    return step.operation().type().matches(PASSING)
        ? step.children().stream()
            .filter(child -> child.operation().role() == Role.INPUT)
            .findFirst()
            .flatMap(LateRows::scan)
        : Optional.empty();
  }

  private static Optional<Double> read(PlanNode scan, Schema schema) {
    Actual actual = scan.actual();
    return actual == null
        ? Optional.empty()
        : schema.tables().stream()
            .filter(table -> table.name().toString().equals(scan.operation().relation()))
            .map(Table::rows)
            .filter(rows -> rows > 0)
            .map(
                rows -> Math.min(1, (actual.rows() + actual.removedRows()) * actual.loops() / rows))
            .findFirst();
  }
}
