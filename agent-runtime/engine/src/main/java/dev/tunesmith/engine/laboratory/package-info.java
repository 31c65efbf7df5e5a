/** Names what a session learns from databases, so that its loop speaks to nothing else. */
@NullMarked
package dev.tunesmith.engine.laboratory;

import org.jspecify.annotations.NullMarked;
