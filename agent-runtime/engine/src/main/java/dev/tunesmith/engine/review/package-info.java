/** Reviews SQL texts without a database. */
@NullMarked
package dev.tunesmith.engine.review;

import org.jspecify.annotations.NullMarked;
