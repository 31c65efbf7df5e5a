package dev.tunesmith.proof.rule;

import dev.tunesmith.core.evidence.Outcome;
import dev.tunesmith.core.evidence.Ratio;
import java.util.List;
import java.util.Optional;

/**
 * Says, at a few fixed looks, what paired timings show. Its chance of a wrong BETTER, WORSE or
 * EQUAL is at most {@value #ERROR} over all looks and all comparisons that it serves. Immutable.
 */
public final class SequentialRule {

  /** The numbers of pairs at which a decision may fall; after the last there is no more. */
  public static final List<Integer> LOOKS = List.of(5, 10, 20, 30);

  /** A gain counts when the time with the remedy is at most this multiple of the time without. */
  public static final double GAIN_AT_MOST = 0.90;

  /** A regression counts when the time with the remedy is above this multiple. */
  public static final double REGRESSION_ABOVE = 1.05;

  /** The two-sided error of all decisions together. */
  static final double ERROR = 0.05;

  private static final double DISPLAYED_ERROR = 0.05;

  private final double errorPerLook;

  private SequentialRule(int comparisons) {
    // Bonferroni twice: holds whatever the looks and the comparisons have to do with each other.
    errorPerLook = ERROR / (LOOKS.size() * comparisons);
  }

  /** The rule for one of {@code comparisons} statements that are looked at together. */
  public static SequentialRule forOneOf(int comparisons) {
    if (comparisons < 1) {
      throw new IllegalArgumentException("comparisons must be at least 1, got " + comparisons);
    }
    return new SequentialRule(comparisons);
  }

  /**
   * What the pairs show, or nothing if more pairs are needed. Decides only at a look; at the last
   * one, what is not decided is INCONCLUSIVE.
   */
  public Optional<Outcome> decide(PairedTimes pairs) {
    if (!LOOKS.contains(pairs.count())) {
      return Optional.empty();
    }
    Outcome shown =
        LogInterval.around(pairs.logRatios(), errorPerLook).outcome(GAIN_AT_MOST, REGRESSION_ABOVE);
    // Ratios that may be lower than they are known to be can show a gain and nothing else.
    Outcome told = pairs.areAtMost() && shown != Outcome.BETTER ? Outcome.INCONCLUSIVE : shown;
    boolean mayGoOn = told == Outcome.INCONCLUSIVE && pairs.count() < lastLook();
    return mayGoOn ? Optional.empty() : Optional.of(told);
  }

  /** The number of pairs of the last look. */
  public static int lastLook() {
    return LOOKS.get(LOOKS.size() - 1);
  }

  /** The number of pairs of the first look. */
  public static int firstLook() {
    return LOOKS.get(0);
  }

  /** The estimate with its plain 95 % interval, for display; needs at least two pairs. */
  public static Ratio ratio(PairedTimes pairs) {
    LogInterval interval = LogInterval.around(pairs.logRatios(), DISPLAYED_ERROR);
    if (pairs.areAtMost()) {
      return Ratio.atMost(Math.exp(interval.high()));
    }
    return new Ratio(
        Math.exp(interval.estimate()), Math.exp(interval.low()), Math.exp(interval.high()));
  }
}
