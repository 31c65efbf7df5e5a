package dev.tunesmith.proof.rule;

import dev.tunesmith.core.evidence.Outcome;
import dev.tunesmith.core.evidence.Ratio;

/**
 * Breaks the tie that times leave, by the blocks that both plans touch. Times must say the same:
 * the estimate lies beyond its margin and the plain 95 % interval on one side of no change. So
 * blocks only stand in for the certainty that the gain reaches its margin, never for the gain.
 */
public final class BufferTie {

  /** So many times as many blocks on one side tell. */
  public static final double FACTOR = 2;

  /** Fewer blocks than this on both sides tell nothing: a page more or less would be a factor. */
  static final long FEWEST_BLOCKS = 64;

  private BufferTie() {}

  /**
   * The outcome once blocks were looked at.
   *
   * @param shown the ratio of the times with its plain 95 % interval
   * @param with blocks touched by one run with the remedies
   * @param without blocks touched by one run without them
   */
  public static Outcome broken(Outcome timed, Ratio shown, long with, long without) {
    if (timed != Outcome.INCONCLUSIVE || Math.max(with, without) < FEWEST_BLOCKS) {
      return timed;
    }
    boolean isFaster = shown.estimate() <= SequentialRule.GAIN_AT_MOST && shown.high() < 1;
    if (isFaster && without >= FACTOR * with) {
      return Outcome.BETTER;
    }
    boolean isSlower = shown.estimate() > SequentialRule.REGRESSION_ABOVE && shown.low() > 1;
    return isSlower && with >= FACTOR * without ? Outcome.WORSE : timed;
  }
}
