package dev.tunesmith.proof.rule;

import dev.tunesmith.core.evidence.LoadComparison.Change;
import dev.tunesmith.core.evidence.Outcome;
import dev.tunesmith.core.evidence.Ratio;

/**
 * Says what the slices of a run under load show, each with its neighbour. There is one look, at the
 * end; the chance of a wrong verdict is at most {@value SequentialRule#ERROR} over all figures of
 * one run.
 */
public final class SlicedRule {

  /** Runs under load scatter more than single statements do. */
  static final double MARGIN = 0.10;

  /** Fewer pairs decide nothing. */
  static final int FEWEST_PAIRS = 5;

  /** The figures of one run: pace, 95th percentile, waiting, drift. */
  private static final int FIGURES = 4;

  private SlicedRule() {}

  /** What the pairs show; needs at least two. */
  public static Change change(PairedTimes pairs) {
    Ratio shown = SequentialRule.ratio(pairs);
    if (pairs.count() < FEWEST_PAIRS) {
      return new Change(shown, Outcome.INCONCLUSIVE);
    }
    LogInterval deciding = LogInterval.around(pairs.logRatios(), SequentialRule.ERROR / FIGURES);
    return new Change(shown, deciding.outcome(1 - MARGIN, 1 + MARGIN));
  }
}
