package dev.tunesmith.core.escalation;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a skill file itself says of one level; null or empty where it is silent. No attempt, or no
 * time, cannot be meant and counts as silence.
 *
 * @param whom the roles named after "Escalate to", without {@code @}
 * @param reachLimit the share of all issues that may come as far as this level, 0 to 1
 * @param triggers the conditions listed for reaching the level, as written
 * @param line where the level's section begins, from 1
 */
public record DeclaredLevel(
    @Nullable Integer attempts,
    @Nullable Duration workingTime,
    List<String> whom,
    @Nullable Double successTarget,
    @Nullable Double reachLimit,
    List<String> triggers,
    int line) {

  public DeclaredLevel {
    whom = List.copyOf(whom);
    triggers = List.copyOf(triggers);
  }

  /** A level that does not say how many issues may reach it. */
  public DeclaredLevel(
      @Nullable Integer attempts,
      @Nullable Duration workingTime,
      List<String> whom,
      @Nullable Double successTarget,
      List<String> triggers,
      int line) {
    this(attempts, workingTime, whom, successTarget, null, triggers, line);
  }

  LevelRule over(LevelRule base) {
    return new LevelRule(
        attempts == null || attempts < 1 ? base.attempts() : attempts,
        workingTime == null || workingTime.isNegative() || workingTime.isZero()
            ? base.workingTime()
            : workingTime,
        whom.isEmpty() ? base.whom() : whom,
        base.kinds(),
        successTarget == null ? base.successTarget() : successTarget);
  }
}
