package dev.tunesmith.advisor.finding;

import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.evidence.Timing;
import dev.tunesmith.core.plan.Plan;
import dev.tunesmith.core.plan.Plan.Spent;
import dev.tunesmith.core.text.Figures;
import dev.tunesmith.core.workload.LatencyTarget;
import java.util.Optional;

/**
 * How fast a statement is expected to be: its target, and where nobody set one {@value
 * #LIMIT_MILLIS} ms in the middle, from which on a person notices a wait; some time more for the
 * rows that it returns, changes or puts together, but never more than {@value #MOST_MILLIS} ms.
 */
final class Expectation {

  static final double LIMIT_MILLIS = 100;
  static final double MOST_MILLIS = 1_000;

  private static final long MANY_ROWS = 1_000;
  private static final double MILLIS_PER_ROW = 0.01;
  private static final double MILLIS_PER_ROW_PUT_TOGETHER = 0.001;

  private Expectation() {}

  /** One sentence if it was not as fast. */
  static Optional<String> missed(Seen seen) {
    Timing timing = seen.measured().timing();
    if (timing.isAtLeast()) {
      return Optional.of(
          "It had not ended after %s, and was cut off."
              .formatted(Figures.millis(timing.medianMillis())));
    }
    LatencyTarget target = seen.query().target();
    return target == null ? missedByDefault(seen.measured()) : missed(target, seen.measured());
  }

  private static Optional<String> missed(LatencyTarget target, Measurement measured) {
    double millis = measured.timing().figure(target.statistic());
    String name = target.statistic() == LatencyTarget.Statistic.P95 ? "p95" : "median";
    return target.isMetBy(millis)
        ? Optional.empty()
        : Optional.of(
            "Its %s is %s; the target is %s.".formatted(name, Figures.millis(millis), target));
  }

  private static Optional<String> missedByDefault(Measurement measured) {
    double median = measured.timing().medianMillis();
    double certain = Math.min(median, mostMillis(measured));
    double limit =
        Math.min(
            MOST_MILLIS,
            LIMIT_MILLIS
                + MILLIS_PER_ROW * measured.timing().rows()
                + MILLIS_PER_ROW_PUT_TOGETHER * rowsPutTogether(measured.plan()));
    return certain < limit
        ? Optional.empty()
        : Optional.of(
            "Its median is %s for %s; where no target is set, %s is expected."
                .formatted(
                    Figures.millis(median),
                    Figures.count(measured.timing().rows(), "row", "rows"),
                    Figures.millis(limit)));
  }

  /**
   * What the server can have needed. Where few rows are handed over, all that a client waits longer
   * is the machine's business: a busy one makes no statement slow.
   */
  private static double mostMillis(Measurement measured) {
    Spent spent = measured.plan().spent();
    return spent == null || measured.timing().rows() >= MANY_ROWS
        ? Double.POSITIVE_INFINITY
        : spent.planningMillis() + spent.executionMillis();
  }

  /** A sum needs every row that it adds up. */
  private static double rowsPutTogether(Plan plan) {
    return plan.root()
        .walk()
        .filter(step -> step.conditions().grouping() != null)
        .mapToDouble(Steps::rowsIn)
        .max()
        .orElse(0);
  }
}
