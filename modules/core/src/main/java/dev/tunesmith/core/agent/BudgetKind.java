package dev.tunesmith.core.agent;

/** What the budget of an agent is counted in. */
public enum BudgetKind {
  TOKENS("tokens"),
  MONEY("money"),
  WALL_CLOCK("time"),
  ROUNDS("model calls"),
  TOOL_CALLS("tool calls"),
  DEPTH("depth of consultation");

  private final String words;

  BudgetKind(String words) {
    this.words = words;
  }

  /** The kind in a person's words. */
  public String words() {
    return words;
  }
}
