/** Finds the journal that a person wants: our own, or one at a server of theirs. */
@NullMarked
package dev.tunesmith.mcp.journal;

import org.jspecify.annotations.NullMarked;
