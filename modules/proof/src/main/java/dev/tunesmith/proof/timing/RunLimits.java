package dev.tunesmith.proof.timing;

import dev.tunesmith.database.sandbox.SandboxSession;
import java.time.Duration;

/**
 * How long a single run may take before it is cut off. Whoever has more time knows more exactly how
 * long the slowest statements take.
 *
 * @param longest the longest run of anything
 */
public record RunLimits(Duration longest) {

  /** The limits of whoever sets none. */
  public static final RunLimits STANDARD = new RunLimits(SandboxSession.STANDARD_LIMIT);

  private static final int PART_OF_DEADLINE = 30;
  private static final Duration SHORTEST = Duration.ofSeconds(5);
  private static final Duration MOST = Duration.ofMinutes(5);

  /** So many times the time with a remedy is as good as never ending. */
  private static final int TELLING = 20;

  private static final int PART_OF_LONGEST = 3;

  /** The limits of a session that is to end after so long. */
  public static RunLimits within(Duration deadline) {
    Duration part = deadline.dividedBy(PART_OF_DEADLINE);
    return new RunLimits(part.compareTo(SHORTEST) < 0 ? SHORTEST : shorter(part, MOST));
  }

  /** When a run without a remedy has shown enough, given what one takes with it. */
  Duration beside(double withMillis) {
    Duration telling = Duration.ofMillis(Math.round(TELLING * withMillis));
    Duration least = longest.dividedBy(PART_OF_LONGEST);
    return shorter(telling.compareTo(least) < 0 ? least : telling, longest);
  }

  /** Stricter ones, for what was proven before and is only looked at again. */
  public RunLimits again() {
    return new RunLimits(longest.dividedBy(PART_OF_LONGEST));
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
