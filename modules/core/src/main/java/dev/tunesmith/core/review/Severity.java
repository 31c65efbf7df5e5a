package dev.tunesmith.core.review;

/** How much it matters, the worst first. */
public enum Severity {
  HIGH,
  MEDIUM,
  LOW;

  /** One step worse, as far as there is one. */
  public Severity raised() {
    return this == LOW ? MEDIUM : HIGH;
  }
}
