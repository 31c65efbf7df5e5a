/** Decides how transactions keep out of each other's way. */
@NullMarked
package dev.tunesmith.advisor.locks;

import org.jspecify.annotations.NullMarked;
