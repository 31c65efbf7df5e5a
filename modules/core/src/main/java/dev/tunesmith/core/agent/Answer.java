package dev.tunesmith.core.agent;

import dev.tunesmith.core.remedy.Proposal;

/** What an agent makes of a case. */
public sealed interface Answer {

  /** It proposes something to be tried. */
  record Proposed(Proposal proposal) implements Answer {}

  /** What it had to propose was tried by a tool while it worked; nothing is left to judge. */
  record Tried() implements Answer {}

  /** It has nothing (more) to propose. */
  record GaveUp(String reason) implements Answer {}

  /** What it said cannot be used; {@code code} is stable, for example {@code answer-empty}. */
  record Invalid(String code, String reason) implements Answer {}

  /**
   * It could not be reached; {@code code} is stable, for example {@code key-refused} or {@code
   * model-unknown}, which no waiting will mend.
   */
  record Unavailable(String code, String reason) implements Answer {

    /** It could not be reached, for no reason worth a code of its own. */
    public Unavailable(String reason) {
      this("unavailable", reason);
    }
  }

  /** Its working time ended before it had an answer. */
  record OutOfTime() implements Answer {}

  /** A budget ended before its answer; what it stands at is said in {@code detail}. */
  record BudgetSpent(BudgetKind kind, String detail) implements Answer {}

  /** It was interrupted. */
  record Cancelled() implements Answer {}
}
