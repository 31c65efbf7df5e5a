package dev.tunesmith.core.tool;

import java.util.List;

/** The tools of one case, bound to its issue, its permissions and the ledger. */
public interface Toolbox {

  /** What may be called. */
  List<Tool> tools();

  /** Calls that every such case begins with: their answers are told with the case. */
  default List<ToolCall> opening() {
    return List.of();
  }

  /** Calls a tool. Never throws for what the call asks; a broken server is {@code Failed}. */
  ToolResult call(ToolCall call);

  /**
   * Whether a call settled the case, or used its last attempt up: whoever works on it ends then,
   * and says so with {@link dev.tunesmith.core.agent.Answer.Tried}.
   */
  default boolean isOver() {
    return false;
  }
}
