/** Reads the statements that a database is to be tuned for. */
@NullMarked
package dev.tunesmith.database.workload;

import org.jspecify.annotations.NullMarked;
