/** Understands statements by the server's own tree, and asks them of rows made for the purpose. */
@NullMarked
package dev.tunesmith.database.postgresql.answers;

import org.jspecify.annotations.NullMarked;
