package dev.tunesmith.core.escalation;

import dev.tunesmith.core.remedy.RemedyKind;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What a protocol says of one level.
 *
 * @param attempts how many attempts the level has, at least 1
 * @param workingTime the agent's own working time the level has; trials are not counted
 * @param whom the roles that are asked on reaching this level, by name, first choice first
 * @param kinds the kinds of remedy that become allowed here, beside those of the levels below
 * @param successTarget the share of the issues reaching this level that it should settle, 0 to 1
 */
public record LevelRule(
    int attempts,
    Duration workingTime,
    List<String> whom,
    Set<RemedyKind> kinds,
    double successTarget) {

  public LevelRule {
    if (attempts < 1 || workingTime.isNegative() || workingTime.isZero()) {
      throw new IllegalArgumentException(
          "a level needs an attempt and some working time, got " + attempts + ", " + workingTime);
    }
    whom = List.copyOf(whom);
    kinds = Set.copyOf(kinds);
  }

  LevelRule withKinds(Set<RemedyKind> others) {
    return new LevelRule(attempts, workingTime, whom, others, successTarget);
  }
}
