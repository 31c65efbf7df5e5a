package dev.tunesmith.advisor.playbook;

import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.tool.ToolCall;
import dev.tunesmith.core.tool.ToolResult;
import dev.tunesmith.core.tool.Toolbox;
import dev.tunesmith.core.tool.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the playbook has asked in one case, and the evidence it may cite for it. */
final class Findings {

  private final Toolbox tools;
  private final Set<EvidenceId> evidence = new LinkedHashSet<>();

  Findings(Toolbox tools) {
    this.tools = tools;
  }

  /** The tool's result, or empty if the thread was interrupted before it was called. */
  Optional<ToolResult> ask(String tool, Value.Structure arguments) {
    if (Thread.currentThread().isInterrupted()) {
      return Optional.empty();
    }
    ToolResult result = tools.call(new ToolCall(tool, arguments));
    evidence.addAll(result.evidence());
    return Optional.of(result);
  }

  void cite(EvidenceId id) {
    evidence.add(id);
  }

  List<EvidenceId> cited() {
    return List.copyOf(evidence);
  }
}
