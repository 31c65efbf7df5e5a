/** Decides what a model may call, and reads what it wrote: calls, their arguments, proposals. */
@NullMarked
package dev.tunesmith.agents.tools;

import org.jspecify.annotations.NullMarked;
