/** Decides what of a database's data a model and the ledger get to see. */
@NullMarked
package dev.tunesmith.agents.masking;

import org.jspecify.annotations.NullMarked;
