/** Holds the promised values to what they say. */
@NullMarked
package dev.tunesmith.engine.order;

import org.jspecify.annotations.NullMarked;
