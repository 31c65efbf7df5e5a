/** Keeps a session's ledger on disk and its state in memory. */
@NullMarked
package dev.tunesmith.engine.ledger;

import org.jspecify.annotations.NullMarked;
