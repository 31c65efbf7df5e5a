/** The server's logs, and exports of what it counts, as records of the statements that ran. */
@NullMarked
package dev.tunesmith.database.postgresql.records;

import org.jspecify.annotations.NullMarked;
