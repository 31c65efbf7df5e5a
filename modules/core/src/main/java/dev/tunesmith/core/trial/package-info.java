/** Names what was tried and what it showed. */
@NullMarked
package dev.tunesmith.core.trial;

import org.jspecify.annotations.NullMarked;
