package dev.tunesmith.proof.answers;

import java.time.Duration;

/**
 * How long a difference is looked for.
 *
 * @param databases at most so many small databases
 * @param time at most so long, the shrinking of what is found not counted
 * @param fewest with fewer valid ones nothing is said
 * @param seed the same seed draws the same databases, but for times around now where a statement
 *     looks at the clock
 */
public record SearchLimits(int databases, Duration time, int fewest, long seed) {

  /** What a rewrite has to stand before it is called tested. */
  public static final SearchLimits STANDARD =
      new SearchLimits(2_000, Duration.ofSeconds(5), 200, 1);

  private static final int FEWER = 10;

  /** The same search where a rule has proven already what it looks for a fault in. */
  SearchLimits confirming() {
    return new SearchLimits(databases, time, Math.max(1, fewest / FEWER), seed);
  }
}
