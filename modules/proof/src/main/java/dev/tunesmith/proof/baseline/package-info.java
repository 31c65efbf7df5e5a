/** Measures a workload as things stand. */
@NullMarked
package dev.tunesmith.proof.baseline;

import org.jspecify.annotations.NullMarked;
