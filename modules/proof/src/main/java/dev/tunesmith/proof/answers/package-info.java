/** Decides whether two statements answer alike, by looking for a database on which they do not. */
@NullMarked
package dev.tunesmith.proof.answers;

import org.jspecify.annotations.NullMarked;
