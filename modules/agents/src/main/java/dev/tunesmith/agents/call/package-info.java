/** Decides how a model is called: what it may cost, how long to wait, what a failure comes to. */
@NullMarked
package dev.tunesmith.agents.call;

import org.jspecify.annotations.NullMarked;
