/** Serves the runtime to other agent hosts, and says how each of them is configured. */
@NullMarked
package dev.tunesmith.mcp;

import org.jspecify.annotations.NullMarked;
