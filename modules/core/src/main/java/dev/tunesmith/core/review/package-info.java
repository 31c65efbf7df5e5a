/** Decides what is held against the design of a schema, and against how statements are written. */
@NullMarked
package dev.tunesmith.core.review;

import org.jspecify.annotations.NullMarked;
