/** Writes figures, and shows text of others, in one way for every reader. */
@NullMarked
package dev.tunesmith.core.text;

import org.jspecify.annotations.NullMarked;
