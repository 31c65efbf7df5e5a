package dev.tunesmith.advisor.finding;

import dev.tunesmith.core.plan.PlanNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A sort of many rows of which only the first few are wanted. */
final class SortForFew implements StepPattern {

  private static final double FEWEST = 1_000;
  private static final double SORTED_PER_WANTED = 10;
  private static final List<String> UNION =
      List.of("Aggregate", "HashAggregate", "Unique", "Sort", "Subquery Scan");
  private static final List<String> PASSING =
      List.of("Gather Merge", "Gather", "Subquery Scan", "Result", "LockRows", "ProjectSet");

  @Override
  public Optional<String> sentence(PlanNode node) {
    if (!node.operation().type().equals("Limit") || node.children().isEmpty()) {
      return Optional.empty();
    }
    PlanNode sort = Steps.behind(node.children().get(0), PASSING);
    if (!sort.operation().type().equals("Sort") || sort.children().isEmpty()) {
      return Optional.empty();
    }
    PlanNode input = sort.children().get(0);
    double sorted = Steps.rowsOut(input);
    double wanted = Steps.rowsOut(node);
    if (sorted < FEWEST || sorted < SORTED_PER_WANTED * wanted || !couldComeSorted(input)) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "%,.0f rows are sorted by %s to return the first %,.0f.",
            sorted,
            String.join(", ", sort.conditions().sortKeys()),
            wanted));
  }

  // Groups have no order before they are complete, and an index that already serves a range
  // cannot yield another order as well. The parts of a union can each be sorted and cut off.
  private static boolean couldComeSorted(PlanNode input) {
    PlanNode parts = Steps.behind(input, UNION);
    return parts.operation().type().equals("Append")
        ? parts.children().stream().allMatch(SortForFew::couldComeSorted)
        : input
            .walk()
            .noneMatch(
                step ->
                    step.operation().type().matches(".*(Aggregate|Group|Unique|Set ?Op|Append).*")
                        || hasRange(step.conditions().index()));
  }

  private static boolean hasRange(@Nullable String condition) {
    return condition != null && condition.matches("(?s).* [<>]=? .*");
  }
}
