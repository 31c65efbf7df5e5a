package dev.tunesmith.agents.budget;

import dev.tunesmith.core.agent.BudgetKind;

/**
 * Says which budget does not allow what was asked for.
 *
 * @param detail what is left of it and what was asked for, for a person
 */
public record Spent(BudgetKind kind, String detail) {}
