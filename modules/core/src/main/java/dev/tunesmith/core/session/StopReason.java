package dev.tunesmith.core.session;

/** Why a session ended. */
public enum StopReason {
  /** Those of statements, and all that files want and that can be measured. */
  TARGETS_MET("every target is met and no issue is open"),
  ISSUES_CLOSED("no issue is left to work on"),
  DIMINISHING_RETURNS("every issue was tried, and the last ones gained too little to go on"),
  ITERATIONS_SPENT("the budget of attempts ended"),
  DEADLINE_REACHED("the deadline was reached"),
  BUDGET_SPENT("a budget of the language models ended"),
  CANCELLED("it was cancelled"),
  FAILED("it failed");

  private final String words;

  StopReason(String words) {
    this.words = words;
  }

  /** The reason in a person's words. */
  public String words() {
    return words;
  }
}
