/** Names what a database looks like: tables, columns, indexes and what is known of their data. */
@NullMarked
package dev.tunesmith.core.schema;

import org.jspecify.annotations.NullMarked;
