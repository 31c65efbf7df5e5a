/** Carries tools, resources and prompts over the wire, in either generation of the protocol. */
@NullMarked
package dev.tunesmith.mcp.wire;

import org.jspecify.annotations.NullMarked;
