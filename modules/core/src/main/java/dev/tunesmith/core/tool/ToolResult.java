package dev.tunesmith.core.tool;

import dev.tunesmith.core.evidence.EvidenceId;
import java.util.List;
import java.util.function.Function;

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

    @Override
    public <T> T match(
        Function<Answered, T> answered, Function<Refused, T> refused, Function<Failed, T> failed) {
      return answered.apply(this);
    }
  }

  /** The call was not allowed or not understood; {@code code} is stable. */
  record Refused(String code, String reason) implements ToolResult {
    @Override
    public <T> T match(
        Function<Answered, T> answered, Function<Refused, T> refused, Function<Failed, T> failed) {
      return refused.apply(this);
    }
  }

  /** The tool tried and could not; {@code code} is stable. */
  record Failed(String code, String reason) implements ToolResult {
    @Override
    public <T> T match(
        Function<Answered, T> answered, Function<Refused, T> refused, Function<Failed, T> failed) {
      return failed.apply(this);
    }
  }

  /** What a claim resting on this result cites; empty where the tool did not answer. */
  default List<EvidenceId> evidence() {
    return match(Answered::evidence, refused -> List.of(), failed -> List.of());
  }

  /** The answer for this result. */
  <T> T match(
      Function<Answered, T> answered, Function<Refused, T> refused, Function<Failed, T> failed);
}
