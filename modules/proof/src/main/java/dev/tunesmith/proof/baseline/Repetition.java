package dev.tunesmith.proof.baseline;

import java.util.Collection;
import java.util.List;

/** How often a statement is run to know its time: no more often than its runs differ. */
final class Repetition {

  static final int FEWEST_RUNS = 3;
  static final int MOST_RUNS = 30;

  /** What the runs of one statement take before they may be enough. */
  static final double LEAST_MILLIS = 60;

  /** Runs that take so long together are enough, however much they differ. */
  static final double MOST_MILLIS = 500;

  /** A run this long has averaged over what makes short ones differ. */
  static final double LONG_MILLIS = 2_000;

  /** Runs agree that lie within this part of the middle one, but for the slowest quarter. */
  private static final double AGREEMENT = 0.1;

  private Repetition() {}

  /** Whether these runs say how long the statement takes. */
  static boolean isEnough(Collection<Double> millis) {
    double total = millis.stream().mapToDouble(Double::doubleValue).sum();
    if (total >= LONG_MILLIS || millis.size() >= MOST_RUNS) {
      return true;
    }
    return millis.size() >= FEWEST_RUNS
        && (total >= MOST_MILLIS || (total >= LEAST_MILLIS && agree(millis)));
  }

  private static boolean agree(Collection<Double> millis) {
    List<Double> sorted = millis.stream().sorted().toList();
    double middle = sorted.get((sorted.size() - 1) / 2);
    double slowest = sorted.get((sorted.size() - 1) * 3 / 4);
    return slowest - sorted.get(0) <= AGREEMENT * middle;
  }
}
