package dev.tunesmith.engine.loop;

import dev.tunesmith.advisor.tools.AdvisorTools;
import dev.tunesmith.core.tool.Tool;
import dev.tunesmith.core.tool.ToolCall;
import dev.tunesmith.core.tool.ToolResult;
import dev.tunesmith.core.tool.Toolbox;
import dev.tunesmith.engine.laboratory.CaseView;
import dev.tunesmith.engine.laboratory.Laboratory;
import java.util.List;
import java.util.Set;

/**
 * The tools of one case, as far as the worker's skill grants them: facts of the sandbox as it
 * stands, and the built-in advice.
 */
final class CaseTools implements Toolbox {

  private final CaseView view;
  private final Laboratory laboratory;
  private final Set<String> granted;

  CaseTools(CaseView view, Laboratory laboratory) {
    this.view = view;
    this.laboratory = laboratory;
    this.granted = view.task().worker().declaration().tools().among(AdvisorTools.names());
  }

  @Override
  public List<Tool> tools() {
    return AdvisorTools.declarations().stream()
        .filter(tool -> granted.contains(tool.name()))
        .toList();
  }

  @Override
  public ToolResult call(ToolCall call) {
    return AdvisorTools.names().contains(call.tool()) && !granted.contains(call.tool())
        ? new ToolResult.Refused("not-granted", "the skill grants no tool " + call.tool())
        : laboratory.answer(call, view);
  }
}
