package dev.tunesmith.advisor.finding;

import dev.tunesmith.core.plan.PlanNode;
import java.util.Locale;
import java.util.Optional;

/** A condition is asked of the rows of a subquery or a view after all of them have been made. */
final class AskedTooLate implements StepPattern {

  @Override
  public Optional<String> sentence(PlanNode step) {
    return step.operation().type().matches("Subquery Scan|CTE Scan")
        ? Steps.wastefulFilter(step)
            .map(
                filter ->
                    String.format(
                        Locale.ROOT,
                        "All %,.0f rows of a subquery or a view are made before %s is asked of"
                            + " them, which %,.0f fulfil.",
                        Steps.rowsSeen(step),
                        filter,
                        Steps.rowsOut(step)))
        : Optional.empty();
  }

  @Override
  public String byHand() {
    return "ask it inside, where the rows are read; the server does so by itself where the parts of"
        + " a UNION have columns of the same types, where windows and DISTINCT ON are made"
        + " for each value of the column, and where a common table expression is not"
        + " MATERIALIZED";
  }
}
