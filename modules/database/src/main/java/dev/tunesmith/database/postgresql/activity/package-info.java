/** Looks at a running server: what it is set to, and who waits for whom. */
@NullMarked
package dev.tunesmith.database.postgresql.activity;

import org.jspecify.annotations.NullMarked;
