package dev.tunesmith.proof.load;

import java.time.Duration;

/**
 * How much load, and for how long.
 *
 * @param connections how many work at once
 * @param slice how long each side works until the other takes its turn
 * @param pairs how many turns each side has
 */
public record LoadSettings(int connections, Duration slice, int pairs) {

  /** Twice as many connections as a sandbox's machine is sure to have cores; 3 s a side. */
  public static final LoadSettings STANDARD = new LoadSettings(4, Duration.ofMillis(300), 10);

  /** Fewer pairs have no interval to show for how the pace changes over time. */
  static final int FEWEST_PAIRS = 4;

  public LoadSettings {
    if (connections < 1 || pairs < FEWEST_PAIRS) {
      throw new IllegalArgumentException(
          "load needs a connection and 4 pairs, got " + connections + " and " + pairs);
    }
  }

  /** How long each side works in all, unless its statements take longer than a slice. */
  Duration side() {
    return slice.multipliedBy(pairs);
  }
}
