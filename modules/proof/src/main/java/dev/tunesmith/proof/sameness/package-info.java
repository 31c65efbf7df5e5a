/** Decides whether a statement in other words answers as the original does. */
@NullMarked
package dev.tunesmith.proof.sameness;

import org.jspecify.annotations.NullMarked;
