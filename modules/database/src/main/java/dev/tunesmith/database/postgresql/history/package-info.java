/** What PostgreSQL's own statistics tell of statements and of the values they are asked with. */
@NullMarked
package dev.tunesmith.database.postgresql.history;

import org.jspecify.annotations.NullMarked;
