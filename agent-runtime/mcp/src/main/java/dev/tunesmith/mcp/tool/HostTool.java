package dev.tunesmith.mcp.tool;

import dev.tunesmith.core.tool.Tool;
import dev.tunesmith.core.tool.Value.Structure;

/**
 * Something that a host may call.
 *
 * @param title for a person to read
 */
public record HostTool(Tool definition, String title, Effect effect, Handler handler) {

  /** What a call changes. */
  public enum Effect {
    /** Nothing. */
    READS,
    /** A session, which it begins or moves on. */
    ACTS,
    /** A session, which it ends. */
    ENDS
  }

  /** Serves a call whose arguments fit the definition. */
  @FunctionalInterface
  public interface Handler {

    /**
     * The answer.
     *
     * @param client what the host calls itself; empty where it does not
     */
    HostAnswer answer(Structure arguments, String client);
  }

  /** The name it is called by. */
  public String name() {
    return definition.name();
  }
}
