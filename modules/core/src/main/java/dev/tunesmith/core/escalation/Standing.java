package dev.tunesmith.core.escalation;

import java.time.Duration;

/**
 * Where an issue stands on the ladder.
 *
 * @param attempts attempts that failed at this level
 * @param worked the agents' own working time spent at this level
 * @param why one sentence: what brought it here
 */
public record Standing(Level level, int attempts, Duration worked, Phase phase, String why) {

  /** What is going on with the issue. */
  public enum Phase {
    WORKING(Ending.NOT_YET),
    AWAITING_DECISION(Ending.NOT_YET),
    PARKED(Ending.NOT_YET),
    RESOLVED(Ending.ENDED),
    DECIDED(Ending.ENDED),
    DECLINED(Ending.ENDED),
    EXPIRED(Ending.ENDED),
    FAILED(Ending.ENDED);

    private final Ending ending;

    Phase(Ending ending) {
      this.ending = ending;
    }

    private enum Ending {
      NOT_YET,
      ENDED
    }
  }

  /** Where every issue begins. */
  public static Standing start() {
    return new Standing(Level.SELF_RECOVERY, 0, Duration.ZERO, Phase.WORKING, "opened");
  }

  /** Whether nothing will change it any more. */
  public boolean hasEnded() {
    return phase.ending == Phase.Ending.ENDED;
  }

  /** Whether an agent may work on it now. */
  public boolean isWorking() {
    return phase == Phase.WORKING;
  }

  Standing as(Phase newPhase, String reason) {
    return new Standing(level, attempts, worked, newPhase, reason);
  }

  Standing at(Level newLevel, String reason) {
    Phase arriving = newLevel == Level.USER_DECISION ? Phase.AWAITING_DECISION : Phase.WORKING;
    return new Standing(newLevel, 0, Duration.ZERO, arriving, reason);
  }

  Standing afterFailure(Duration spent, String reason) {
    return new Standing(level, attempts + 1, worked.plus(spent), phase, reason);
  }
}
