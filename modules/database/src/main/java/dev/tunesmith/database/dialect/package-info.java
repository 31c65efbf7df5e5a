/**
 * Names what Tunesmith needs to know of a kind of database, so that it is asked once which it is.
 */
@NullMarked
package dev.tunesmith.database.dialect;

import org.jspecify.annotations.NullMarked;
