/** Names what can go wrong with a database. */
@NullMarked
package dev.tunesmith.database;

import org.jspecify.annotations.NullMarked;
