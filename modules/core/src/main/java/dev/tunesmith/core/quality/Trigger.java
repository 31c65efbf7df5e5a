package dev.tunesmith.core.quality;

import dev.tunesmith.core.escalation.Level;
import java.util.Locale;

/**
 * A finding of a gate that makes a higher level responsible at once, whatever attempts are left.
 */
public enum Trigger {
  GAIN_TOO_SMALL(Level.PEER_CONSULTATION),
  WRITES_HURT(Level.PEER_CONSULTATION),
  SCHEMA_REDESIGN_NEEDED(Level.STRATEGIC),
  ARCHITECTURE_CHANGE(Level.STRATEGIC),
  DATA_INTEGRITY_RISK(Level.USER_DECISION),
  EQUALITY_NOT_PROVEN(Level.USER_DECISION),
  STALENESS_NOT_ACCEPTED(Level.USER_DECISION),
  DOWNTIME_NEEDED(Level.USER_DECISION);

  private final Level lowest;

  Trigger(Level lowest) {
    this.lowest = lowest;
  }

  /** The trigger as skill files and ledgers write it, for example {@code writes_hurt}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The lowest level that may deal with it, seen from {@code current}: always one above it. What
   * puts data at risk is no more than a mistaken proposal where others have not tried yet.
   */
  Level responsible(Level current) {
    boolean isMistaken = this == DATA_INTEGRITY_RISK && current.compareTo(Level.STRATEGIC) < 0;
    if (isMistaken) {
      return current;
    }
    return lowest.compareTo(current) > 0 ? lowest : current.up();
  }
}
