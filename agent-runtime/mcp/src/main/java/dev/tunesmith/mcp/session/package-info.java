/** Runs each session in a process of its own, and finds it again by its id. */
@NullMarked
package dev.tunesmith.mcp.session;

import org.jspecify.annotations.NullMarked;
