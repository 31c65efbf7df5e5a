/**
 * Takes timings in a sandbox: repeated, in turns, and broken off when the thread is interrupted.
 */
@NullMarked
package dev.tunesmith.proof.timing;

import org.jspecify.annotations.NullMarked;
