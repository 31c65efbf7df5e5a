/** Advises what the checks of foreign keys need. */
@NullMarked
package dev.tunesmith.advisor.keys;

import org.jspecify.annotations.NullMarked;
