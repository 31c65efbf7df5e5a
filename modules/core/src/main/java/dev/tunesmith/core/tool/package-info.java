/** Names what an agent may call, and the plain values that go in and out. */
@NullMarked
package dev.tunesmith.core.tool;

import org.jspecify.annotations.NullMarked;
