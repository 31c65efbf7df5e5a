/** Decides which ways to ask a statement in other words are worth trying. */
@NullMarked
package dev.tunesmith.advisor.rewrites;

import org.jspecify.annotations.NullMarked;
