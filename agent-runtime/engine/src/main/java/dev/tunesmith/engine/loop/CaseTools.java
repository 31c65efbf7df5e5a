package dev.tunesmith.engine.loop;

import dev.tunesmith.advisor.tools.AdvisorTools;
import dev.tunesmith.core.issue.IssueKind;
import dev.tunesmith.core.tool.CrewTools;
import dev.tunesmith.core.tool.Tool;
import dev.tunesmith.core.tool.ToolCall;
import dev.tunesmith.core.tool.ToolResult;
import dev.tunesmith.core.tool.Toolbox;
import dev.tunesmith.engine.laboratory.CaseCall;
import dev.tunesmith.engine.laboratory.CaseView;
import dev.tunesmith.engine.laboratory.Laboratory;
import dev.tunesmith.engine.skills.GrantableTools;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The tools of one case, as far as the worker's skill grants them: facts of the sandbox as it
 * stands, and the built-in advice.
 */
final class CaseTools implements Toolbox {

  private static final int MOST_INDEXES = 2;
  private static final int MOST_ADVICE = 3;

  private final CaseView view;
  private final Laboratory laboratory;
  private final Set<String> granted;

  CaseTools(CaseView view, Laboratory laboratory) {
    this.view = view;
    this.laboratory = laboratory;
    this.granted = GrantableTools.of(view.task().worker());
  }

  @Override
  public List<Tool> tools() {
    return AdvisorTools.declarations().stream()
        .filter(tool -> granted.contains(tool.name()) && isOfUse(tool.name()))
        .toList();
  }

  /** Who waits for whom at this moment says nothing where nobody needs to wait. */
  private boolean isOfUse(String tool) {
    IssueKind kind = view.task().issue().kind();
    return !tool.equals(AdvisorTools.LOCKS)
        || kind.scope() == IssueKind.Scope.UNDER_LOAD
        || kind.equals(IssueKind.SLOW_WRITE)
        || kind.equals(IssueKind.CAUSE_UNKNOWN);
  }

  /**
   * The plan of the statement, or who uses the indexes that the issue is about; then what the
   * advisor would try first.
   */
  @Override
  public List<ToolCall> opening() {
    Stream<ToolCall> facts =
        view.task().query() == null
            ? view.task().issue().subject().indexes().stream()
                .limit(MOST_INDEXES)
                .map(index -> AdvisorTools.useOf(index.index()))
            : Stream.of(AdvisorTools.planOfTheCase());
    return Stream.concat(facts, Stream.of(AdvisorTools.bestAdvice(MOST_ADVICE)))
        .filter(call -> granted.contains(call.tool()))
        .toList();
  }

  @Override
  public ToolResult call(ToolCall call) {
    String name = call.tool();
    if (GrantableTools.names().contains(name) && !granted.contains(name)) {
      return new ToolResult.Refused("not-granted", "the skill grants no tool " + name);
    }
    return CrewTools.NAMES.contains(name)
        ? new ToolResult.Refused("not-offered", "there is no tool " + name + " in this place")
        : laboratory.tool(new CaseCall(call, view));
  }
}
