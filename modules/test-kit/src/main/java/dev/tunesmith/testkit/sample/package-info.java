/** Draws sample databases with known defects. */
@NullMarked
package dev.tunesmith.testkit.sample;

import org.jspecify.annotations.NullMarked;
