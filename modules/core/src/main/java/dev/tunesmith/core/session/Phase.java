package dev.tunesmith.core.session;

/** The phases of a session's loop, E-H-A-E-D-R, as the orchestrator's skill names them. */
public enum Phase {
  EXAMINE,
  HYPOTHESIZE,
  ACT,
  EVALUATE,
  DECIDE,
  REPEAT;

  private static final PhaseOfEvent OF_EVENT = new PhaseOfEvent();

  /** The phase that an event belongs to. */
  public static Phase of(SessionEvent event) {
    return event.match(OF_EVENT);
  }
}
