/** Tests what a witness keeps and gives back. */
@NullMarked
package dev.tunesmith.engine.recording;

import org.jspecify.annotations.NullMarked;
