package dev.tunesmith.core.session;

import java.time.Duration;

/**
 * How much a session may use.
 *
 * @param iterations how many attempts at most, over all issues
 * @param wallClock how long at most
 * @param storageBytes how many bytes the accepted remedies may add; {@link Long#MAX_VALUE} for no
 *     limit
 */
public record Budget(int iterations, Duration wallClock, long storageBytes) {

  /** 100 attempts, 30 minutes, no limit of storage. */
  public static final Budget STANDARD = new Budget(100, Duration.ofMinutes(30), Long.MAX_VALUE);

  public Budget {
    if (iterations < 1 || wallClock.isNegative() || wallClock.isZero() || storageBytes < 0) {
      throw new IllegalArgumentException(
          "a budget needs at least one iteration, some time and no negative storage, got "
              + iterations
              + ", "
              + wallClock
              + ", "
              + storageBytes);
    }
  }

  /** The same budget with another number of attempts. */
  public Budget withIterations(int newIterations) {
    return new Budget(newIterations, wallClock, storageBytes);
  }

  /** The same budget with another length of time. */
  public Budget withWallClock(Duration newWallClock) {
    return new Budget(iterations, newWallClock, storageBytes);
  }

  /** The same budget with another amount of storage. */
  public Budget withStorageBytes(long newStorageBytes) {
    return new Budget(iterations, wallClock, newStorageBytes);
  }
}
