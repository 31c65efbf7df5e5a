package dev.tunesmith.engine.loop;

import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.session.SessionEvent;
import dev.tunesmith.core.tool.Tool;
import dev.tunesmith.core.tool.ToolCall;
import dev.tunesmith.core.tool.ToolResult;
import dev.tunesmith.core.tool.Toolbox;
import java.util.List;
import java.util.function.Consumer;

/** A toolbox bound to an issue: every call and its result is told before it is answered. */
final class LoggedToolbox implements Toolbox {

  private final Toolbox tools;
  private final IssueId issue;
  private final Consumer<SessionEvent> told;

  LoggedToolbox(Toolbox tools, IssueId issue, Consumer<SessionEvent> told) {
    this.tools = tools;
    this.issue = issue;
    this.told = told;
  }

  @Override
  public List<Tool> tools() {
    return tools.tools();
  }

  @Override
  public List<ToolCall> opening() {
    return tools.opening();
  }

  @Override
  public ToolResult call(ToolCall call) {
    ToolResult result = tools.call(call);
    told.accept(new SessionEvent.ToolUsed(issue, call, result));
    return result;
  }

  @Override
  public boolean isOver() {
    return tools.isOver();
  }
}
