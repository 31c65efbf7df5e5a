/** Decides when a session goes on or stops, and names everything that happens in it. */
@NullMarked
package dev.tunesmith.core.session;

import org.jspecify.annotations.NullMarked;
