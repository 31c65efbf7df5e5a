/** Tests how messages are carried. */
@NullMarked
package dev.tunesmith.mcp.wire;

import org.jspecify.annotations.NullMarked;
