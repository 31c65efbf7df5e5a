/** Constructs the adapters; nothing else does. */
@NullMarked
package dev.tunesmith.engine.wiring;

import org.jspecify.annotations.NullMarked;
