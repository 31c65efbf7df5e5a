package dev.tunesmith.engine.order;

import java.time.Duration;

/**
 * How the workload is run by several connections at once.
 *
 * @param connections how many work at once, at least 1
 * @param side how long it runs with the remedies, and as long again without them
 */
public record RunUnderLoad(int connections, Duration side) {

  /** Below that a side has no time to show anything. */
  private static final Duration SHORTEST = Duration.ofMillis(100);

  /** Twice as many connections as a sandbox's machine is sure to have cores. */
  public static final RunUnderLoad STANDARD = new RunUnderLoad(4, Duration.ofSeconds(3));

  public RunUnderLoad {
    if (connections < 1) {
      throw new IllegalArgumentException("a run under load needs a connection");
    }
    if (side.compareTo(SHORTEST) < 0) {
      throw new IllegalArgumentException("a run under load needs 100 ms a side, not " + side);
    }
  }
}
