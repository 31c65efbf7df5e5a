package dev.tunesmith.advisor.finding;

import dev.tunesmith.core.plan.PlanNode;
import dev.tunesmith.core.plan.PlanNode.Grouping;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Many rows are gone through to find the few different values, or one row for each of them. */
final class FewOfMany implements StepPattern {

  private static final double FEWEST = 20_000;
  private static final double READ_PER_VALUE = 100;

  @Override
  public Optional<String> sentence(PlanNode step) {
    double found = Steps.rowsOut(step);
    double through = Steps.rowsIn(step);
    if (!onlyDropsLikeRows(step) || through < FEWEST || through < READ_PER_VALUE * found) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "%,.0f rows are gone through to find %,.0f different values%s.",
            through,
            found,
            keys(step)));
  }

  /** To add up or to count needs every row; to tell values apart needs one of each. */
  private static boolean onlyDropsLikeRows(PlanNode step) {
    Grouping grouping = step.conditions().grouping();
    return grouping == null
        ? step.operation().type().matches("Unique|Group")
        : !grouping.keys().isEmpty()
            && columns(grouping.keys()).containsAll(columns(grouping.output()));
  }

  /** The server names the table of a column in one place and not in another. */
  private static List<String> columns(List<String> printed) {
    return printed.stream().map(each -> each.replaceFirst("^[\\w\"]+\\.", "")).toList();
  }

  private static String keys(PlanNode step) {
    Grouping grouping = step.conditions().grouping();
    return grouping == null ? "" : " of " + String.join(", ", grouping.keys());
  }

  @Override
  public String byHand() {
    return "step from one value to the next, or take them from a table that holds each once";
  }
}
