/** Decides whether a model may be asked once more, and keeps the account of what it used. */
@NullMarked
package dev.tunesmith.agents.budget;

import org.jspecify.annotations.NullMarked;
