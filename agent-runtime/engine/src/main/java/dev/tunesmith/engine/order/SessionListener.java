package dev.tunesmith.engine.order;

import dev.tunesmith.core.session.LedgerEntry;

/** Hears of everything that happens in a session, after it has been written to the ledger. */
public interface SessionListener {

  /** Called on the session's thread, in order; it should return quickly. */
  void onEntry(LedgerEntry entry);
}
