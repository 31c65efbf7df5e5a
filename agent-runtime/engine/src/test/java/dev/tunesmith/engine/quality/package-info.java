/** Tests that a whole session on a real server refuses the fault planted in it, gate by gate. */
@NullMarked
package dev.tunesmith.engine.quality;

import org.jspecify.annotations.NullMarked;
