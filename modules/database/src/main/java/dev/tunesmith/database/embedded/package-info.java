/** Runs database servers of our own, and leaves nothing of them behind. */
@NullMarked
package dev.tunesmith.database.embedded;

import org.jspecify.annotations.NullMarked;
