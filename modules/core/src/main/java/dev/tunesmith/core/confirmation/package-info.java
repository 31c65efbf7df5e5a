/** What became of a remedy that was handed over, seen later on the database it was meant for. */
@NullMarked
package dev.tunesmith.core.confirmation;

import org.jspecify.annotations.NullMarked;
