package dev.tunesmith.agents.call;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait after a failure that names no time: doubling, with half of it left to chance.
 */
final class Backoff {
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final int MAX_DOUBLINGS = 5;

  private final RandomGenerator random;

  Backoff(RandomGenerator random) {
    this.random = random;
  }

  /**
   * The pause after the n-th failure in a row.
   *
   * @param failures from 1
   */
  Duration after(int failures) {
    long full = FIRST.toMillis() << Math.min(failures - 1, MAX_DOUBLINGS);
    long bounded = Math.min(full, LONGEST.toMillis());
    return Duration.ofMillis(bounded / 2 + random.nextLong(bounded / 2 + 1));
  }

  /** A server's own wish, with a little added so that many callers do not return at once. */
  Duration respecting(Duration retryAfter) {
    return retryAfter.plusMillis(random.nextLong(retryAfter.toMillis() / 10 + 1));
  }
}
