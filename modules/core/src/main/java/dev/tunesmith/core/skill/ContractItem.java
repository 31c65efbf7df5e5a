package dev.tunesmith.core.skill;

import java.util.List;

/**
 * One thing a skill file says.
 *
 * @param section the heading or block it stands under, as written
 * @param text as written, without markup
 * @param details what stands beside it, for example the other cells of its table row
 * @param line where, from 1
 */
public record ContractItem(Kind kind, String section, String text, List<String> details, int line) {

  public ContractItem {
    details = List.copyOf(details);
  }

  /** An item with nothing beside it. */
  public ContractItem(Kind kind, String section, String text, int line) {
    this(kind, section, text, List.of(), line);
  }

  /** What sort of thing a skill file can say. */
  public enum Kind {
    NAME,
    TAG,
    HOST,
    MODEL,
    TOOL,
    RESPONSIBILITY,
    ACTIVATION_SIGNAL,
    REQUIRED_INPUT,
    WORKFLOW_STEP,
    DELIVERABLE,
    DONE_CRITERION,
    GUARDRAIL,
    CHALLENGE,
    LEVEL,
    /** A line of a level that one of its rules was read from. */
    LEVEL_RULE,
    TRIGGER,
    SUCCESS_TARGET,
    MESSAGE_FIELD,
    PRECISION_CHECK,
    LAYER_CHECK,
    PHASE,
    METRIC,
    FORBIDDEN_PATTERN,
    STOPPING_TRIGGER,
    ESCALATION_TRIGGER,
    TOOL_ACCESS,
    COLLABORATION,
    RECOVERY,
    STATEMENT
  }
}
