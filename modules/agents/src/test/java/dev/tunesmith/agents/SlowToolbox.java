package dev.tunesmith.agents;

import dev.tunesmith.core.tool.Tool;
import dev.tunesmith.core.tool.ToolCall;
import dev.tunesmith.core.tool.ToolResult;
import dev.tunesmith.core.tool.Toolbox;
import java.util.List;

/** A toolbox in which something happens during each call. */
final class SlowToolbox implements Toolbox {
  private final Toolbox toolbox;
  private final Runnable meanwhile;

  SlowToolbox(Toolbox toolbox, Runnable meanwhile) {
    this.toolbox = toolbox;
    this.meanwhile = meanwhile;
  }

  @Override
  public List<Tool> tools() {
    return toolbox.tools();
  }

  @Override
  public ToolResult call(ToolCall call) {
    meanwhile.run();
    return toolbox.call(call);
  }
}
