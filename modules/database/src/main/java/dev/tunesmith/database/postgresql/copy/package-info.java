/** Copies a PostgreSQL database, schema and data, without the server's own tools. */
@NullMarked
package dev.tunesmith.database.postgresql.copy;

import org.jspecify.annotations.NullMarked;
