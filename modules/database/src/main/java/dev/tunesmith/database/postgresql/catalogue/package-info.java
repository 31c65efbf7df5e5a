/** Reads PostgreSQL's system catalogue and writes names as it spells them. */
@NullMarked
package dev.tunesmith.database.postgresql.catalogue;

import org.jspecify.annotations.NullMarked;
