package dev.tunesmith.agents.tools;

/** What a model is asked for on a case. */
public enum Asked {
  /** What it proposes is judged. */
  FOR_WORK,
  /** What it proposes is weighed by the colleague who asks. */
  FOR_ADVICE
}
