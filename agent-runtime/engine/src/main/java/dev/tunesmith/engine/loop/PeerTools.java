package dev.tunesmith.engine.loop;

import dev.tunesmith.advisor.tools.AdvisorTools;
import dev.tunesmith.core.tool.Tool;
import dev.tunesmith.core.tool.ToolCall;
import dev.tunesmith.core.tool.ToolResult;
import dev.tunesmith.core.tool.Toolbox;
import java.util.List;

/**
 * The tools of a colleague who is asked to look with its own eyes: what the built-in advisor would
 * try, whoever asks has heard.
 */
record PeerTools(Toolbox reading) implements Toolbox {

  @Override
  public List<Tool> tools() {
    return reading.tools().stream().filter(tool -> !isAdvisor(tool.name())).toList();
  }

  private static boolean isAdvisor(String tool) {
    return tool.equals(AdvisorTools.ASK_ADVISOR);
  }

  @Override
  public List<ToolCall> opening() {
    return reading.opening().stream().filter(call -> !isAdvisor(call.tool())).toList();
  }

  @Override
  public ToolResult call(ToolCall call) {
    return reading.call(call);
  }
}
