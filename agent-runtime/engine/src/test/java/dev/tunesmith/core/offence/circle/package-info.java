/** Stands in a circle with the package around it. */
@NullMarked
package dev.tunesmith.core.offence.circle;

import org.jspecify.annotations.NullMarked;
