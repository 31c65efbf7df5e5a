/** Runs whole sessions on real servers. */
@NullMarked
package dev.tunesmith.engine;

import org.jspecify.annotations.NullMarked;
