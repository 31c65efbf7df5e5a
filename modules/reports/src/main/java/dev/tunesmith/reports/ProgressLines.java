package dev.tunesmith.reports;

import dev.tunesmith.core.session.LedgerEntry;
import dev.tunesmith.core.session.SessionState;

/** Tells a session entry by entry; every entry becomes one line. Not for several threads. */
public final class ProgressLines {

  private final SessionState state = new SessionState();
  private final LineOfEvent line = new LineOfEvent(state);

  /** The line for the ledger's next entry; entries are given in order, from the first. */
  public ProgressLine next(LedgerEntry entry) {
    state.add(entry);
    return entry.event().match(line);
  }
}
