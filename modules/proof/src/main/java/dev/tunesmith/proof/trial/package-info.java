/** Tries remedies in a sandbox and says what they did to reads, writes and size. */
@NullMarked
package dev.tunesmith.proof.trial;

import org.jspecify.annotations.NullMarked;
