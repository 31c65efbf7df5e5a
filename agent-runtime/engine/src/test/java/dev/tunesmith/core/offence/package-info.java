/** Breaks every rule of the house, so that each is known to notice. */
@NullMarked
package dev.tunesmith.core.offence;

import org.jspecify.annotations.NullMarked;
