/**
 * Decides how a language model works on a case: what it is told, what it may call, when it ends.
 */
@NullMarked
package dev.tunesmith.agents;

import org.jspecify.annotations.NullMarked;
