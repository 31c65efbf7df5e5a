/** Tests that recorded sessions can be run again. */
@NullMarked
package dev.tunesmith.engine.replay;

import org.jspecify.annotations.NullMarked;
