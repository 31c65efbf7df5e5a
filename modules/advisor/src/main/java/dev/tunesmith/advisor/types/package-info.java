/** Decides which column is of another type than what it is compared with. */
@NullMarked
package dev.tunesmith.advisor.types;

import org.jspecify.annotations.NullMarked;
