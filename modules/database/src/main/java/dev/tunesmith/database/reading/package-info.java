/** Decides what may be asked of a target, and asks it without leaving a trace. */
@NullMarked
package dev.tunesmith.database.reading;

import org.jspecify.annotations.NullMarked;
