/** Holds sessions to the skill files: other words, another session. */
@NullMarked
package dev.tunesmith.engine.obedience;

import org.jspecify.annotations.NullMarked;
