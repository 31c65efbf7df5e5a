/** Decides who works with whom and who owns an issue. */
@NullMarked
package dev.tunesmith.core.crew;

import org.jspecify.annotations.NullMarked;
