/** Names what was seen: measurements, comparisons and trials, each with an id a claim cites. */
@NullMarked
package dev.tunesmith.core.evidence;

import org.jspecify.annotations.NullMarked;
