/** Tests what a host may call, and what it is told. */
@NullMarked
package dev.tunesmith.mcp.tool;

import org.jspecify.annotations.NullMarked;
