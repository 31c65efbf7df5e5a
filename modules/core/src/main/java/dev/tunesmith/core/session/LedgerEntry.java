package dev.tunesmith.core.session;

import java.time.Instant;

/**
 * An event as the ledger holds it.
 *
 * @param sequence from 1, without gaps
 * @param at when it was appended
 */
public record LedgerEntry(long sequence, Instant at, SessionEvent event) {}
