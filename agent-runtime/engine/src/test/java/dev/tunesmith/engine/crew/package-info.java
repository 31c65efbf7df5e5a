/** Sick databases with their traffic, and what a session makes of them. */
@NullMarked
package dev.tunesmith.engine.crew;

import org.jspecify.annotations.NullMarked;
