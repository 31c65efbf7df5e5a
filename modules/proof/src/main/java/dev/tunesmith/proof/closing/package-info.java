/** Looks at all accepted remedies together before they are handed over. */
@NullMarked
package dev.tunesmith.proof.closing;

import org.jspecify.annotations.NullMarked;
