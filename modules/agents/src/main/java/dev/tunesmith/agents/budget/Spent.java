package dev.tunesmith.agents.budget;

import dev.tunesmith.core.agent.Answer;
import dev.tunesmith.core.agent.BudgetKind;

/**
 * Says which budget does not allow what was asked for.
 *
 * @param detail what is left of it and what was asked for, for a person
 */
public record Spent(BudgetKind kind, String detail) {

  /** What this means for whoever works on a case. */
  public Answer answer() {
    return new Answer.BudgetSpent(kind, detail);
  }
}
