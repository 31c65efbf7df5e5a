package dev.tunesmith.core.evidence;

import dev.tunesmith.core.text.Figures;
import java.util.Objects;

/**
 * How long something takes with a remedy, as a multiple of without it; below 1 is faster.
 *
 * @param estimate the middle, or the end that is known where only one is
 * @param low the lower end of the 95 % interval
 * @param high the upper end of the 95 % interval
 * @param known which ends of it are known
 */
public record Ratio(double estimate, double low, double high, Known known) {

  /** What of a ratio is known. */
  public enum Known {
    /** Both ends of its interval. */
    INTERVAL,
    /** That it is no higher: the gain is at least so large. */
    AT_MOST,
    /** That it is no lower: the loss is at least so large. */
    AT_LEAST,
    /** Nothing, since neither side ended. */
    NOTHING
  }

  public Ratio {
    // A ledger written before runs were cut off names none.
    known = Objects.requireNonNullElse(known, Known.INTERVAL);
    if (!(low <= estimate && estimate <= high && low > 0)) {
      throw new IllegalArgumentException(
          "a ratio needs 0 < low <= estimate <= high, got " + low + ", " + estimate + ", " + high);
    }
  }

  /** A ratio with both ends of its interval. */
  public Ratio(double estimate, double low, double high) {
    this(estimate, low, high, Known.INTERVAL);
  }

  /** A ratio that is no higher than this. */
  public static Ratio atMost(double ratio) {
    return new Ratio(ratio, ratio, ratio, Known.AT_MOST);
  }

  /** A ratio that is no lower than this. */
  public static Ratio atLeast(double ratio) {
    return new Ratio(ratio, ratio, ratio, Known.AT_LEAST);
  }

  /** A ratio of which nothing is known. */
  public static Ratio unknown() {
    return new Ratio(1, 1, 1, Known.NOTHING);
  }

  /** The change in words with its interval, for example {@code 10× faster (95 %: 8.0× to 13×)}. */
  public String words() {
    return switch (known) {
      case INTERVAL -> Figures.change(estimate, low, high);
      case AT_MOST, AT_LEAST -> "at least " + Figures.change(estimate);
      case NOTHING -> "not known, since it was cut off on both sides";
    };
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
    return known == Known.INTERVAL
        ? " (95 %: " + Figures.interval(estimate, low, high) + ")"
        : " (" + words() + ")";
  }
}
