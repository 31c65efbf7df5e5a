/** Builds the values that tests of decisions start from. */
@NullMarked
package dev.tunesmith.core.testing;

import org.jspecify.annotations.NullMarked;
