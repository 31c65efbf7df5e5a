/** Decides what is worth trying for an issue, from what the planner foresees. */
@NullMarked
package dev.tunesmith.advisor;

import org.jspecify.annotations.NullMarked;
