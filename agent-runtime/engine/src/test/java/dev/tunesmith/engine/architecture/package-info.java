/** Holds who may import whom. */
@NullMarked
package dev.tunesmith.engine.architecture;

import org.jspecify.annotations.NullMarked;
