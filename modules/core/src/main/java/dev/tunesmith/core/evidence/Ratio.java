package dev.tunesmith.core.evidence;

import dev.tunesmith.core.text.Figures;

/**
 * How long something takes with a remedy, as a multiple of without it; below 1 is faster.
 *
 * @param estimate the middle
 * @param low the lower end of the 95 % interval
 * @param high the upper end of the 95 % interval
 */
public record Ratio(double estimate, double low, double high) {

  public Ratio {
    if (!(low <= estimate && estimate <= high && low > 0)) {
      throw new IllegalArgumentException(
          "a ratio needs 0 < low <= estimate <= high, got " + low + ", " + estimate + ", " + high);
    }
  }

  /** The change in words with its interval, for example {@code 10× faster (95 %: 8.0× to 13×)}. */
  public String words() {
    return Figures.change(estimate, low, high);
  }

  /** What it is taken for, in words with its interval. */
  public String words(Outcome outcome) {
    return switch (outcome) {
      case BETTER, WORSE -> words();
      case EQUAL -> "practically unchanged" + interval();
      case INCONCLUSIVE -> "inconclusive" + interval();
    };
  }

  private String interval() {
    return " (95 %: " + Figures.interval(estimate, low, high) + ")";
  }
}
