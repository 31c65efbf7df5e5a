/** Decides from paired timings alone whether one of two is faster. Pure. */
@NullMarked
package dev.tunesmith.proof.rule;

import org.jspecify.annotations.NullMarked;
