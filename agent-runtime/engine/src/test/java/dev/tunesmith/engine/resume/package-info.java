/** Cuts sessions off wherever they can be cut off, and lets them go on. */
@NullMarked
package dev.tunesmith.engine.resume;

import org.jspecify.annotations.NullMarked;
