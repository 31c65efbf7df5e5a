/** Opens a target by an address that names nothing but a database. */
@NullMarked
package dev.tunesmith.database.connection;

import org.jspecify.annotations.NullMarked;
