/** Serves the runtime to other agent hosts. */
@NullMarked
package dev.tunesmith.cli.mcp;

import org.jspecify.annotations.NullMarked;
