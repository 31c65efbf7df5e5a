/** Holds whole sessions to what a model at the other end of the wire may bring about. */
@NullMarked
package dev.tunesmith.engine.models;

import org.jspecify.annotations.NullMarked;
