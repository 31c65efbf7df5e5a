/** Decides whether a tried proposal may pass. Pure. */
@NullMarked
package dev.tunesmith.core.quality;

import org.jspecify.annotations.NullMarked;
