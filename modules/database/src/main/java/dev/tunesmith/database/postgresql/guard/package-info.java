/** Holds SQL that is not ours to reading, on PostgreSQL. */
@NullMarked
package dev.tunesmith.database.postgresql.guard;

import org.jspecify.annotations.NullMarked;
