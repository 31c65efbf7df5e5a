/** Decides where SQL tokens and statements begin and end, as PostgreSQL itself would. Pure. */
@NullMarked
package dev.tunesmith.database.sql;

import org.jspecify.annotations.NullMarked;
