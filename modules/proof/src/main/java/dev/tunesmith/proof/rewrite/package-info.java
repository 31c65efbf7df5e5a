/** Decides which rewrites of a statement are equal by rule, and says why. Pure. */
@NullMarked
package dev.tunesmith.proof.rewrite;

import org.jspecify.annotations.NullMarked;
