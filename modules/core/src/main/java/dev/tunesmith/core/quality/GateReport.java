package dev.tunesmith.core.quality;

import org.jspecify.annotations.Nullable;

/**
 * What one gate says of one submission.
 *
 * @param source the skill line that asks for the gate, for example {@code core.quality:55}, or null
 *     where the runtime asks of its own accord
 */
public record GateReport(Layer layer, String gate, Verdict verdict, @Nullable String source) {

  /** A report of a gate that no skill line asks for. */
  public GateReport(Layer layer, String gate, Verdict verdict) {
    this(layer, gate, verdict, null);
  }

  /** Whether the gate refuses. */
  public boolean hasFailed() {
    return verdict.refuses();
  }

  /** The gate's name and reason in one line. */
  public String text() {
    return verdict.match(
        passed -> gate,
        failed -> gate + ": " + failed.reason(),
        not -> gate + " (not applicable: " + not.reason() + ")");
  }
}
