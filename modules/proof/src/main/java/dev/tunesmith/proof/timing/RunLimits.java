package dev.tunesmith.proof.timing;

import dev.tunesmith.database.sandbox.SandboxSession;
import java.time.Duration;

/**
 * How long a single run may take before it is cut off. Whoever has more time knows more exactly how
 * long the slowest statements take.
 *
 * @param longest the longest run of anything
 * @param leastBeside no run without a remedy is cut off sooner, however short one is with it
 */
public record RunLimits(Duration longest, Duration leastBeside) {

  /** The limits of whoever sets none. */
  public static final RunLimits STANDARD = new RunLimits(SandboxSession.STANDARD_LIMIT);

  private static final int PART_OF_DEADLINE = 30;
  private static final Duration SHORTEST = Duration.ofSeconds(5);
  private static final Duration A_LOOK = Duration.ofSeconds(1);
  private static final Duration LEAST = Duration.ofMillis(100);
  private static final Duration MOST = Duration.ofMinutes(5);

  /** So many times the time with a remedy is as good as never ending. */
  private static final int TELLING = 20;

  private static final int PART_OF_LONGEST = 3;

  /** The limits of runs of which none may be longer. */
  public RunLimits(Duration longest) {
    this(longest, longest.dividedBy(PART_OF_LONGEST));
  }

  /** The limits of a session that is to end after so long. */
  public static RunLimits within(Duration deadline) {
    Duration part = deadline.dividedBy(PART_OF_DEADLINE);
    return new RunLimits(longer(SHORTEST, shorter(part, MOST)));
  }

  /** When a run without a remedy has shown enough, given what one takes with it. */
  Duration beside(double withMillis) {
    Duration telling = Duration.ofMillis(Math.round(TELLING * withMillis));
    return shorter(longer(leastBeside, telling), longest);
  }

  /** Ones for statements of which nobody asks how much faster they became, only whether slower. */
  public RunLimits ofOthers() {
    return new RunLimits(longest, shorter(SHORTEST, leastBeside));
  }

  /** Ones for statements that decide nothing any more and are only looked at. */
  public RunLimits ofLooks() {
    return new RunLimits(shorter(A_LOOK, longest));
  }

  /** Stricter ones, for what was proven before and is only looked at again. */
  public RunLimits again() {
    return new RunLimits(longest.dividedBy(PART_OF_LONGEST));
  }

  /** Ones so strict that so many runs end within a time, whatever they are runs of. */
  public RunLimits among(int runs, Duration time) {
    return new RunLimits(longer(LEAST, shorter(longest, time.dividedBy(Math.max(1, runs)))));
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? other : one;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
