/** Keeps what a session learned from outside, and lets it be run again from that alone. */
@NullMarked
package dev.tunesmith.engine.recording;

import org.jspecify.annotations.NullMarked;
