/** Shows what a new kind of remedy or issue costs: nothing beside its own files. */
@NullMarked
package dev.tunesmith.engine.kinds;

import org.jspecify.annotations.NullMarked;
