package dev.tunesmith.engine.loop;

import dev.tunesmith.advisor.AdvisorContext;
import dev.tunesmith.advisor.tools.AdvisorTools;
import dev.tunesmith.advisor.tools.Situation;
import dev.tunesmith.core.agent.Case;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.tool.Tool;
import dev.tunesmith.core.tool.ToolCall;
import dev.tunesmith.core.tool.ToolResult;
import dev.tunesmith.core.tool.Toolbox;
import dev.tunesmith.core.workload.Workload;
import java.util.List;

/** The tools of one case: facts of the sandbox as it stands, and the built-in advice. */
final class CaseTools implements Toolbox {

  private final AdvisorTools tools = new AdvisorTools();
  private final Situation situation;

  CaseTools(
      Case task,
      Workload workload,
      List<Measurement> measurements,
      Workbench bench,
      EvidenceId schemaFact) {
    AdvisorContext context =
        new AdvisorContext(
            bench.schema(),
            workload,
            measurements,
            bench.sandbox().whatIf(),
            task.remit().allowed(),
            task.earlier().stream().flatMap(attempt -> attempt.remedies().stream()).toList(),
            bench.client());
    this.situation = new Situation(task.issue(), task.query(), context, schemaFact);
  }

  @Override
  public List<Tool> tools() {
    return AdvisorTools.declarations();
  }

  @Override
  public ToolResult call(ToolCall call) {
    return tools.answer(call, situation);
  }
}
