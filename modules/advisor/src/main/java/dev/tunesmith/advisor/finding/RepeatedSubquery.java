package dev.tunesmith.advisor.finding;

import dev.tunesmith.core.plan.PlanNode;
import dev.tunesmith.core.plan.PlanNode.Role;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A subquery that is answered again for each row, and goes through many rows each time. */
final class RepeatedSubquery implements StepPattern {

  private static final double FEWEST = 20_000;
  private static final double FEWEST_EACH = 20;
  private static final List<String> KEEPING = List.of("Materialize", "Memoize");

  @Override
  public Optional<String> sentence(PlanNode step) {
    double loops = Steps.loops(step);
    double handled = Math.max(Steps.rowsRead(step), keptRows(step));
    boolean isRepeated = step.operation().role() == Role.SUBQUERY && loops >= 2;
    if (!isRepeated || handled < FEWEST || handled < FEWEST_EACH * loops) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "A subquery%s is answered again for each of %,.0f rows and goes through %,.0f rows in"
                + " all.",
            tables(step),
            loops,
            handled));
  }

  /** What was kept is gone through again, though nothing below runs a second time. */
  private static double keptRows(PlanNode step) {
    return KEEPING.contains(step.operation().type()) ? Steps.rowsOut(step) : 0;
  }

  private static String tables(PlanNode step) {
    List<String> tables =
        step.walk()
            .flatMap(each -> Optional.ofNullable(each.operation().relation()).stream())
            .distinct()
            .toList();
    return tables.isEmpty() ? "" : " on " + String.join(", ", tables);
  }

  @Override
  public String byHand() {
    return "join what the subquery answers instead of asking it for each row, and NOT IN as NOT"
        + " EXISTS";
  }
}
