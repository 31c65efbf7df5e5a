/** Names what an agent is: one case in, one answer out. */
@NullMarked
package dev.tunesmith.core.agent;

import org.jspecify.annotations.NullMarked;
