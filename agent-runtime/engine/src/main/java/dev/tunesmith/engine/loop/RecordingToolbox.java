package dev.tunesmith.engine.loop;

import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.session.Ledger;
import dev.tunesmith.core.session.SessionEvent;
import dev.tunesmith.core.tool.Tool;
import dev.tunesmith.core.tool.ToolCall;
import dev.tunesmith.core.tool.ToolResult;
import dev.tunesmith.core.tool.Toolbox;
import java.util.List;

/**
 * A toolbox bound to an issue: every call and its result is in the ledger before it is answered.
 */
final class RecordingToolbox implements Toolbox {

  private final Toolbox tools;
  private final IssueId issue;
  private final Ledger ledger;

  RecordingToolbox(Toolbox tools, IssueId issue, Ledger ledger) {
    this.tools = tools;
    this.issue = issue;
    this.ledger = ledger;
  }

  @Override
  public List<Tool> tools() {
    return tools.tools();
  }

  @Override
  public ToolResult call(ToolCall call) {
    ToolResult result = tools.call(call);
    ledger.append(new SessionEvent.ToolUsed(issue, call, result));
    return result;
  }
}
