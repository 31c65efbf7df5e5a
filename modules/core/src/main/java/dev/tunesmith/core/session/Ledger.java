package dev.tunesmith.core.session;

/** Where everything that happens in a session is written down, in order, and never changed. */
public interface Ledger {

  /** Appends an event durably; afterwards it has happened. */
  LedgerEntry append(SessionEvent event);
}
