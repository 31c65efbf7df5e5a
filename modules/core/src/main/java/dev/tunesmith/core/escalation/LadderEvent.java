package dev.tunesmith.core.escalation;

import java.time.Duration;

/** Something that may move an issue on its ladder. */
public sealed interface LadderEvent {

  /** The proposal was tried and passed every gate. */
  record AttemptAccepted(String summary) implements LadderEvent {}

  /** What was accepted for another issue settled this one too. */
  record SettledByAnother(String summary) implements LadderEvent {}

  /**
   * The attempt came to nothing.
   *
   * @param worked the agent's own working time
   */
  record AttemptFailed(String reason, Duration worked) implements LadderEvent {}

  /** The level's working time ran out during an attempt. */
  record TimedOut() implements LadderEvent {}

  /**
   * A condition that a skill names made a higher level responsible.
   *
   * @param code the trigger's name, for example {@code schema_redesign_needed}
   * @param responsible the lowest level that may deal with it
   */
  record TriggerFired(String code, Level responsible) implements LadderEvent {}

  /** The agent has nothing (more) to propose. */
  record GaveUp(String reason) implements LadderEvent {}

  /** The agent could not be reached; it counts as an attempt, so that an outage ends too. */
  record AgentUnavailable(String reason) implements LadderEvent {}

  /** The session's budget ended. */
  record BudgetGone(String which) implements LadderEvent {}

  /** Work was set aside. */
  record Parked(String reason) implements LadderEvent {}

  /** Work goes on. */
  record Resumed() implements LadderEvent {}

  /** The person chose a remedy to be tried. */
  record OptionChosen(String option) implements LadderEvent {}

  /** The person accepts the issue as it is. */
  record Declined(String note) implements LadderEvent {}

  /** Nobody decided in time. */
  record DecisionExpired() implements LadderEvent {}
}
