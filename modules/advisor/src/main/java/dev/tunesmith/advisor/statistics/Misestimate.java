package dev.tunesmith.advisor.statistics;

import dev.tunesmith.core.plan.Plan;
import dev.tunesmith.core.plan.PlanNode;
import dev.tunesmith.core.plan.PlanNode.Actual;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.text.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A step that puts out a wholly different number of rows than the planner expects, while the steps
 * below it do not: where a wrong number begins.
 *
 * @param expected rows each time it runs
 * @param found rows each time it ran; null where it never came to an end
 */
public record Misestimate(PlanNode step, double expected, @Nullable Double found) {

  private static final double FAR_OFF = 10;
  private static final double FEWEST_ROWS = 100;

  /** What may stop before its input is at an end, or ask for a part of it. */
  private static final String STOPS = "Limit|Merge .*Join|Merge Join|Nested Loop";

  /**
   * Where wrong numbers begin in an executed plan, at scans of tables and where rows are grouped.
   */
  public static List<Misestimate> in(Plan plan) {
    List<Misestimate> found = new ArrayList<>();
    collect(plan.root(), false, found);
    return found;
  }

  /**
   * Where wrong numbers may begin in a plan that never came to an end: at scans that must satisfy
   * several conditions at once.
   */
  static List<Misestimate> suspectedIn(Plan plan) {
    return plan.root()
        .walk()
        .filter(step -> step.actual() == null && isScan(step))
        .filter(
            step ->
                Stream.of(step.conditions().filter(), step.conditions().index())
                    .anyMatch(condition -> condition != null && condition.contains(" AND ")))
        .map(step -> new Misestimate(step, step.estimate().rows(), null))
        .toList();
  }

  /**
   * Where a LIMIT hides a wrong number in an executed plan: a scan that stopped before its end had
   * kept far fewer of the rows that it had read by then than the planner expects of all.
   */
  static List<Misestimate> hiddenIn(Plan plan, Schema schema) {
    return plan.root()
        .walk()
        .filter(step -> isScan(step) && step.conditions().index() == null)
        .flatMap(step -> hidden(step, schema).stream())
        .toList();
  }

  private static Optional<Misestimate> hidden(PlanNode step, Schema schema) {
    Actual actual = step.actual();
    if (actual == null) {
      return Optional.empty();
    }
    double kept = actual.rows() * actual.loops();
    double read = kept + actual.removedRows() * actual.loops();
    return schema.tables().stream()
        .filter(table -> table.name().toString().equals(step.operation().relation()))
        .filter(table -> read < table.rows())
        .map(table -> step.estimate().rows() * read / table.rows())
        .filter(expected -> expected >= FAR_OFF * FEWEST_ROWS && expected >= FAR_OFF * kept)
        .map(expected -> new Misestimate(step, expected, kept))
        .findFirst();
  }

  /** What is expected and what there is, for a person. */
  public String words() {
    String expects = "The planner expects " + Figures.count(Math.round(expected), "row", "rows");
    return found == null
        ? expects + ", maybe too few"
        : expects + String.format(Locale.ROOT, " where there are %,.0f", found);
  }

  private static void collect(PlanNode step, boolean mayStop, List<Misestimate> found) {
    if (begins(step, mayStop)) {
      Actual actual = step.actual();
      found.add(new Misestimate(step, step.estimate().rows(), actual == null ? 0 : actual.rows()));
    }
    boolean stops = mayStop || step.operation().type().matches(STOPS);
    step.children().forEach(child -> collect(child, stops, found));
  }

  private static boolean begins(PlanNode step, boolean mayStop) {
    return (isScan(step) || groups(step))
        && isFarOff(step, mayStop)
        && step.children().stream().noneMatch(child -> isFarOff(child, mayStop) && !isScan(step));
  }

  private static boolean isScan(PlanNode step) {
    return step.operation().relation() != null
        && !step.operation().type().equals("ModifyTable")
        && (step.conditions().filter() != null || step.conditions().index() != null);
  }

  static boolean groups(PlanNode step) {
    PlanNode.Grouping grouping = step.conditions().grouping();
    return grouping != null && grouping.keys().size() > 1;
  }

  private static boolean isFarOff(PlanNode step, boolean mayStop) {
    Actual actual = step.actual();
    if (actual == null || actual.loops() == 0) {
      return false;
    }
    double expected = Math.max(1, step.estimate().rows());
    boolean isMore =
        actual.rows() >= FAR_OFF * expected && actual.rows() * actual.loops() >= FEWEST_ROWS;
    boolean isLess =
        !mayStop && expected >= FAR_OFF * FEWEST_ROWS && actual.rows() * FAR_OFF <= expected;
    return isMore || isLess;
  }
}
