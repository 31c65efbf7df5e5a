/** Runs a workload by several connections at once and says what remedies change about it. */
@NullMarked
package dev.tunesmith.proof.load;

import org.jspecify.annotations.NullMarked;
