/** Decides what of a skill file's work a session does, and what no session can do. */
@NullMarked
package dev.tunesmith.core.duty;

import org.jspecify.annotations.NullMarked;
