package dev.tunesmith.core.quality;

/** What one gate says of one submission. */
public record GateReport(Layer layer, String gate, Verdict verdict) {

  /** Whether the gate refuses. */
  public boolean hasFailed() {
    return verdict instanceof Verdict.Failed;
  }

  /** The gate's name and reason in one line. */
  public String text() {
    if (verdict instanceof Verdict.Failed failed) {
      return gate + ": " + failed.reason();
    }
    if (verdict instanceof Verdict.NotApplicable not) {
      return gate + " (not applicable: " + not.reason() + ")";
    }
    return gate;
  }
}
