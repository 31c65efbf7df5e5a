/** Knows PostgreSQL: its catalogue, its plans, its definitions, its ways of being guarded. */
@NullMarked
package dev.tunesmith.database.postgresql;

import org.jspecify.annotations.NullMarked;
