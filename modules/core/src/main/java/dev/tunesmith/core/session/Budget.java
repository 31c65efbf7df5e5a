package dev.tunesmith.core.session;

import java.time.Duration;
import java.util.Objects;

/**
 * How much a session may use.
 *
 * @param iterations how many attempts at most, over all issues
 * @param wallClock how long at most
 * @param storageBytes how many bytes the accepted remedies may add; {@link Long#MAX_VALUE} for no
 *     limit
 * @param models how much the language models may use
 */
public record Budget(int iterations, Duration wallClock, long storageBytes, ModelBudget models) {

  /** 100 attempts, 30 minutes, no limit of storage. */
  public static final Budget STANDARD = new Budget(100, Duration.ofMinutes(30), Long.MAX_VALUE);

  /** A budget that does not limit the language models. */
  public Budget(int iterations, Duration wallClock, long storageBytes) {
    this(iterations, wallClock, storageBytes, ModelBudget.UNLIMITED);
  }

  public Budget {
    // A ledger written before models had a budget names none.
    models = Objects.requireNonNullElse(models, ModelBudget.UNLIMITED);
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
    return new Budget(newIterations, wallClock, storageBytes, models);
  }

  /** The same budget with another length of time. */
  public Budget withWallClock(Duration newWallClock) {
    return new Budget(iterations, newWallClock, storageBytes, models);
  }

  /** The same budget with another amount of storage. */
  public Budget withStorageBytes(long newStorageBytes) {
    return new Budget(iterations, wallClock, newStorageBytes, models);
  }

  /** The same budget with another one for the language models. */
  public Budget withModels(ModelBudget newModels) {
    return new Budget(iterations, wallClock, storageBytes, newModels);
  }
}
