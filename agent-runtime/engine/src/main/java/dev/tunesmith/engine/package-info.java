/** The promised API: configure a tuning session, run it, read its result. */
@NullMarked
package dev.tunesmith.engine;

import org.jspecify.annotations.NullMarked;
