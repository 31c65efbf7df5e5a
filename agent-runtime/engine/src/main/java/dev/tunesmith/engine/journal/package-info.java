/** Keeps what sessions learned, in files of their owner. */
@NullMarked
package dev.tunesmith.engine.journal;

import org.jspecify.annotations.NullMarked;
