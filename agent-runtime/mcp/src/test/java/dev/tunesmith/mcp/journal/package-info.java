@NullMarked
package dev.tunesmith.mcp.journal;

import org.jspecify.annotations.NullMarked;
