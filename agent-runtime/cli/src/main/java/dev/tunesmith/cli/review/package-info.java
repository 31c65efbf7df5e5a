/** Shows what SQL texts show without a database. */
@NullMarked
package dev.tunesmith.cli.review;

import org.jspecify.annotations.NullMarked;
