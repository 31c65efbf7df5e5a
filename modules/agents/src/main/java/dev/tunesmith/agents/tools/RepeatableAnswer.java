package dev.tunesmith.agents.tools;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.tunesmith.json.ValueJson;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A model's answer in a form that can be sent back as history: servers and client libraries choke
 * on broken arguments and odd names in it, even on those that the model itself wrote.
 */
public final class RepeatableAnswer {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  private RepeatableAnswer() {}

  public static AiMessage of(AiMessage said) {
    if (!said.hasToolExecutionRequests()) {
      return said;
    }
    List<ToolExecutionRequest> calls =
        said.toolExecutionRequests().stream().map(RepeatableAnswer::of).toList();
    return said.toBuilder().toolExecutionRequests(calls).build();
  }

  private static ToolExecutionRequest of(ToolExecutionRequest call) {
    String arguments = call.arguments();
    boolean readable = arguments != null && ValueJson.parse(arguments).isPresent();
    return call.toBuilder()
        .name(NAME.matcher(call.name()).matches() ? call.name() : "unknown")
        .arguments(readable ? arguments : "{}")
        .build();
  }
}
