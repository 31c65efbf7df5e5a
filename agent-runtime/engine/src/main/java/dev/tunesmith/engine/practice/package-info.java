/** Starts throw-away databases to try things on. */
@NullMarked
package dev.tunesmith.engine.practice;

import org.jspecify.annotations.NullMarked;
