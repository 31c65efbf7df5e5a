/** Makes up writes from the rows of a table. */
@NullMarked
package dev.tunesmith.database.postgresql.writes;

import org.jspecify.annotations.NullMarked;
