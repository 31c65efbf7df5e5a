package dev.tunesmith.advisor.finding;

import dev.tunesmith.core.plan.Plan.Spent;
import dev.tunesmith.core.text.Figures;
import java.util.stream.Stream;

/** Thinking about a statement takes longer than answering it. */
final class LongPlanning implements Pattern {

  private static final double FEWEST_MILLIS = 20;

  /** The first time a statement is planned the catalogue is read too; the median knows better. */
  @Override
  public Stream<String> in(Seen seen) {
    Spent spent = seen.plan().spent();
    return spent != null
            && spent.planningMillis() >= FEWEST_MILLIS
            && spent.planningMillis() >= spent.executionMillis()
            && seen.measured().timing().medianMillis() >= spent.planningMillis()
        ? Stream.of(
            "It is planned for %s and runs for %s."
                .formatted(
                    Figures.millis(spent.planningMillis()),
                    Figures.millis(spent.executionMillis())))
        : Stream.empty();
  }
}
