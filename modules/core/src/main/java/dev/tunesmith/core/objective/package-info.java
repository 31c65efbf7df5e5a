/** Decides what a skill file wants of the whole workload, and what of that can be measured. */
@NullMarked
package dev.tunesmith.core.objective;

import org.jspecify.annotations.NullMarked;
