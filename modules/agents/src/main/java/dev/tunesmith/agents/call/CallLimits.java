package dev.tunesmith.agents.call;

import java.time.Duration;

/**
 * How long a model is waited for.
 *
 * @param timeout how long one request may take
 * @param patience how long a failing server is asked again before the case goes elsewhere
 */
public record CallLimits(Duration timeout, Duration patience) {

  /** 2 minutes for a request; 3 of patience. */
  public static final CallLimits STANDARD =
      new CallLimits(Duration.ofMinutes(2), Duration.ofMinutes(3));

  public CallLimits {
    if (timeout.toMillis() < 1 || patience.isNegative()) {
      throw new IllegalArgumentException(
          "expected time for a call, got " + timeout + ", patience " + patience);
    }
  }

  /** The same limits with another length of one request. */
  public CallLimits withTimeout(Duration newTimeout) {
    return new CallLimits(newTimeout, patience);
  }

  /** The same limits with other patience. */
  public CallLimits withPatience(Duration newPatience) {
    return new CallLimits(timeout, newPatience);
  }
}
