/** Breaks the rules that hold for a session's loop. */
@NullMarked
package dev.tunesmith.engine.loop.offence;

import org.jspecify.annotations.NullMarked;
