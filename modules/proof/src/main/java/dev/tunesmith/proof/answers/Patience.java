package dev.tunesmith.proof.answers;

/**
 * How long it is worth waiting for a statement in other words, beside the original. Words that take
 * so many times as long are no remedy, whatever they answer.
 */
final class Patience {

  private static final double LEAST_MILLIS = 5_000;
  private static final double MOST_MILLIS = 60_000;
  private static final double TIMES = 40;

  private Patience() {}

  /** In milliseconds, for both together, where the original alone takes so many. */
  static long millis(double originalMillis) {
    return Math.round(Math.max(LEAST_MILLIS, Math.min(MOST_MILLIS, originalMillis * TIMES)));
  }
}
