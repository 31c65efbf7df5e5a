/** Tests how sessions are run, found and spoken to. */
@NullMarked
package dev.tunesmith.mcp.session;

import org.jspecify.annotations.NullMarked;
