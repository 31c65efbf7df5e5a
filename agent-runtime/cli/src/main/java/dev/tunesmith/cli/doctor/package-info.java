/** Tells a person whether a session can run, and what to mend if not. */
@NullMarked
package dev.tunesmith.cli.doctor;

import org.jspecify.annotations.NullMarked;
