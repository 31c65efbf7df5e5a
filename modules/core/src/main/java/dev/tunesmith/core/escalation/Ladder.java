package dev.tunesmith.core.escalation;

import dev.tunesmith.core.escalation.LadderEvent.AgentUnavailable;
import dev.tunesmith.core.escalation.LadderEvent.AttemptAccepted;
import dev.tunesmith.core.escalation.LadderEvent.AttemptFailed;
import dev.tunesmith.core.escalation.LadderEvent.BudgetGone;
import dev.tunesmith.core.escalation.LadderEvent.DecisionExpired;
import dev.tunesmith.core.escalation.LadderEvent.Declined;
import dev.tunesmith.core.escalation.LadderEvent.GaveUp;
import dev.tunesmith.core.escalation.LadderEvent.OptionChosen;
import dev.tunesmith.core.escalation.LadderEvent.Parked;
import dev.tunesmith.core.escalation.LadderEvent.Resumed;
import dev.tunesmith.core.escalation.LadderEvent.SettledByAnother;
import dev.tunesmith.core.escalation.LadderEvent.TimedOut;
import dev.tunesmith.core.escalation.LadderEvent.TriggerFired;
import dev.tunesmith.core.escalation.Standing.Phase;
import java.time.Duration;

/**
 * Moves an issue: from a standing and an event to the next standing. Nothing else moves one. An
 * event that means nothing to a standing leaves it as it is. Pure and total.
 */
public final class Ladder {

  private final Protocol protocol;

  /** A ladder whose levels follow {@code protocol}. */
  public Ladder(Protocol protocol) {
    this.protocol = protocol;
  }

  /** The protocol it follows. */
  public Protocol protocol() {
    return protocol;
  }

  /** What follows {@code event}. */
  public Standing next(Standing standing, LadderEvent event) {
    return switch (standing.phase()) {
      case WORKING -> whileWorking(standing, event);
      case AWAITING_DECISION -> whileAwaiting(standing, event);
      case PARKED -> whileParked(standing, event);
      case RESOLVED, DECIDED, DECLINED, EXPIRED, FAILED -> standing;
    };
  }

  private Standing whileWorking(Standing standing, LadderEvent event) {
    if (event instanceof AttemptAccepted accepted) {
      return standing.as(
          standing.level() == Level.USER_DECISION ? Phase.DECIDED : Phase.RESOLVED,
          accepted.summary());
    }
    if (event instanceof SettledByAnother settled) {
      return standing.as(Phase.RESOLVED, settled.summary());
    }
    if (event instanceof AttemptFailed failed) {
      return afterFailure(standing, failed.worked(), failed.reason());
    }
    if (event instanceof AgentUnavailable unavailable) {
      return afterFailure(standing, Duration.ZERO, unavailable.reason());
    }
    return upOrAside(standing, event);
  }

  private Standing upOrAside(Standing standing, LadderEvent event) {
    if (event instanceof TriggerFired trigger) {
      return climb(standing, trigger.responsible(), trigger.code());
    }
    if (event instanceof GaveUp gaveUp) {
      return up(standing, gaveUp.reason());
    }
    if (event instanceof TimedOut) {
      return up(standing, "the working time of level " + standing.level().number() + " ran out");
    }
    return setAside(standing, event);
  }

  private Standing afterFailure(Standing standing, Duration worked, String reason) {
    Standing failed = standing.afterFailure(worked, reason);
    if (standing.level() == Level.USER_DECISION) {
      return afterFailedChoice(failed, reason);
    }
    return isSpent(failed) ? up(failed, reason) : failed;
  }

  private boolean isSpent(Standing standing) {
    LevelRule rule = protocol.rule(standing.level());
    return standing.attempts() >= rule.attempts()
        || standing.worked().compareTo(rule.workingTime()) >= 0;
  }

  /** The person may choose again as long as the last level has attempts; nothing lies above it. */
  private Standing afterFailedChoice(Standing failed, String reason) {
    return isSpent(failed)
        ? failed.as(Phase.FAILED, "what was chosen came to nothing: " + reason)
        : failed.as(Phase.AWAITING_DECISION, reason);
  }

  /** A trigger that names no higher level is a failed attempt, or it could fire for ever. */
  private Standing climb(Standing standing, Level responsible, String reason) {
    return responsible.compareTo(standing.level()) <= 0
        ? afterFailure(standing, Duration.ZERO, reason)
        : standing.at(responsible, reason);
  }

  private Standing up(Standing standing, String reason) {
    return standing.level() == Level.USER_DECISION
        ? afterFailure(standing, Duration.ZERO, reason)
        : standing.at(standing.level().up(), reason);
  }

  private Standing setAside(Standing standing, LadderEvent event) {
    if (event instanceof BudgetGone budget) {
      return standing.as(Phase.PARKED, "the " + budget.which() + " budget ended");
    }
    if (event instanceof Parked parked) {
      return standing.as(Phase.PARKED, parked.reason());
    }
    return standing;
  }

  /** What was refused may pass once something else has changed, though nobody worked on it. */
  private Standing whileAwaiting(Standing standing, LadderEvent event) {
    if (event instanceof AttemptAccepted accepted) {
      return standing.as(Phase.RESOLVED, accepted.summary());
    }
    if (event instanceof OptionChosen chosen) {
      return standing.as(Phase.WORKING, "the user chose " + chosen.option());
    }
    if (event instanceof Declined declined) {
      return standing.as(Phase.DECLINED, declined.note());
    }
    if (event instanceof DecisionExpired) {
      return standing.as(Phase.EXPIRED, "nobody decided in time");
    }
    if (event instanceof SettledByAnother settled) {
      return standing.as(Phase.RESOLVED, settled.summary());
    }
    return standing;
  }

  private Standing whileParked(Standing standing, LadderEvent event) {
    if (event instanceof Resumed) {
      Phase phase =
          standing.level() == Level.USER_DECISION ? Phase.AWAITING_DECISION : Phase.WORKING;
      return standing.as(phase, "resumed");
    }
    return standing;
  }
}
