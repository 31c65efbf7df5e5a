/** What applications' own libraries log of the statements that they ask. */
@NullMarked
package dev.tunesmith.database.clients;

import org.jspecify.annotations.NullMarked;
