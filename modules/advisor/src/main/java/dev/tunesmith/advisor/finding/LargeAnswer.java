package dev.tunesmith.advisor.finding;

import dev.tunesmith.core.evidence.Timing;
import dev.tunesmith.core.plan.Plan.Spent;
import dev.tunesmith.core.text.Figures;
import java.util.stream.Stream;

/** Most of the time goes into handing rows over, not into finding them. */
final class LargeAnswer implements Pattern {

  private static final long FEWEST_ROWS = 1_000;
  private static final double NOTABLE = 0.5;

  @Override
  public Stream<String> in(Seen seen) {
    Timing timing = seen.measured().timing();
    Spent spent = seen.plan().spent();
    double handing =
        spent == null
            ? 0
            : timing.medianMillis() - spent.planningMillis() - spent.executionMillis();
    return seen.query().isRead()
            && timing.rows() >= FEWEST_ROWS
            && handing >= NOTABLE * timing.medianMillis()
        ? Stream.of(
            "It returns %s; handing them over takes %s of its %s."
                .formatted(
                    Figures.count(timing.rows(), "row", "rows"),
                    Figures.millis(handing),
                    Figures.millis(timing.medianMillis())))
        : Stream.empty();
  }

  @Override
  public String byHand() {
    return "ask for the rows and columns that are needed, page by page";
  }
}
