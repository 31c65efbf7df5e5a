/** Holds the accounts to their budgets. */
@NullMarked
package dev.tunesmith.agents.budget;

import org.jspecify.annotations.NullMarked;
