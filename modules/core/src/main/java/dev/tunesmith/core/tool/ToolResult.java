package dev.tunesmith.core.tool;

import dev.tunesmith.core.evidence.EvidenceId;
import java.util.List;

/** What came of a call. A refusal is an expected outcome, not a fault. */
public sealed interface ToolResult {

  /**
   * The tool answered.
   *
   * @param evidence what a claim resting on this answer cites
   */
  record Answered(Value.Structure value, List<EvidenceId> evidence) implements ToolResult {
    public Answered {
      evidence = List.copyOf(evidence);
    }
  }

  /** The call was not allowed or not understood; {@code code} is stable. */
  record Refused(String code, String reason) implements ToolResult {}

  /** The tool tried and could not; {@code code} is stable. */
  record Failed(String code, String reason) implements ToolResult {}
}
