/** A kind of database in one package: it opens, reads a schema and plans, and lacks the rest. */
@NullMarked
package dev.tunesmith.database.h2;

import org.jspecify.annotations.NullMarked;
