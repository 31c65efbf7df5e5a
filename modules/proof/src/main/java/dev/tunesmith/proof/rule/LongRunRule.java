package dev.tunesmith.proof.rule;

import dev.tunesmith.core.evidence.Outcome;
import dev.tunesmith.core.evidence.Ratio;
import java.util.Arrays;
import java.util.Optional;

/**
 * Says what two pairs of long runs show, where there is no time for more: only what lies far
 * outside of everything that noise does to runs so long. How much more is left open.
 */
public final class LongRunRule {

  /** Runs from here on, on the slower side, are long. */
  public static final double FROM_MILLIS = 1_000;

  /**
   * Hardly one in a thousand pairs of unchanged long runs has a ratio beyond this or its inverse,
   * recorded on a machine that did six times the work it has processors for.
   */
  static final double NOISE = 2.5;

  /** So many times further than the noise both pairs must lie. */
  static final double FACTOR = 2;

  static final int PAIRS = 2;

  private LongRunRule() {}

  /** What the pairs show; nothing unless there are two, and both show the same. */
  public static Optional<Outcome> decide(PairedTimes pairs) {
    if (pairs.count() != PAIRS) {
      return Optional.empty();
    }
    double reach = Math.log(NOISE * FACTOR);
    double[] shown = pairs.logRatios();
    if (Arrays.stream(shown).allMatch(each -> each <= -reach)) {
      return Optional.of(Outcome.BETTER);
    }
    boolean isWorse = !pairs.areAtMost() && Arrays.stream(shown).allMatch(each -> each >= reach);
    return isWorse ? Optional.of(Outcome.WORSE) : Optional.empty();
  }

  /** What is certain of a change that was decided so: the smaller of both, less the noise. */
  public static Ratio ratio(PairedTimes pairs, Outcome decided) {
    double[] shown = pairs.logRatios();
    return decided == Outcome.BETTER
        ? Ratio.atMost(NOISE * Math.exp(Arrays.stream(shown).max().orElseThrow()))
        : Ratio.atLeast(Math.exp(Arrays.stream(shown).min().orElseThrow()) / NOISE);
  }
}
