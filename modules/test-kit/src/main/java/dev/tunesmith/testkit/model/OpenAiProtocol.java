package dev.tunesmith.testkit.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tunesmith.testkit.model.Dialogue.Call;
import dev.tunesmith.testkit.model.Dialogue.OfferedTool;
import dev.tunesmith.testkit.model.Dialogue.Turn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** OpenAI's chat completions. */
final class OpenAiProtocol implements Protocol {
  private final AtomicInteger lastCall = new AtomicInteger();

  @Override
  public Dialogue read(int number, JsonNode request) {
    StringBuilder system = new StringBuilder();
    List<Turn> turns = new ArrayList<>();
    Map<String, String> toolOfCall = new HashMap<>();
    for (JsonNode message : request.path("messages")) {
      switch (message.path("role").asText()) {
        case "system", "developer" -> system.append(text(message.path("content")));
        case "assistant" -> turns.add(model(message, toolOfCall));
        case "tool" -> turns.add(result(message, toolOfCall));
        default -> turns.add(new Turn.User(text(message.path("content"))));
      }
    }
    return new Dialogue(
        number, request.path("model").asText(), system.toString(), turns, tools(request));
  }

  private static Turn model(JsonNode message, Map<String, String> toolOfCall) {
    List<Call> calls = new ArrayList<>();
    for (JsonNode call : message.path("tool_calls")) {
      JsonNode function = call.path("function");
      String id = call.path("id").asText();
      toolOfCall.put(id, function.path("name").asText());
      calls.add(new Call(id, function.path("name").asText(), function.path("arguments").asText()));
    }
    return new Turn.Model(text(message.path("content")), calls);
  }

  private static Turn result(JsonNode message, Map<String, String> toolOfCall) {
    String id = message.path("tool_call_id").asText();
    return new Turn.Result(id, toolOfCall.getOrDefault(id, ""), text(message.path("content")));
  }

  private static String text(JsonNode content) {
    if (!content.isArray()) {
      return content.isTextual() ? content.textValue() : "";
    }
    StringBuilder text = new StringBuilder();
    content.forEach(part -> text.append(part.path("text").asText()));
    return text.toString();
  }

  private static List<OfferedTool> tools(JsonNode request) {
    List<OfferedTool> tools = new ArrayList<>();
    for (JsonNode tool : request.path("tools")) {
      JsonNode function = tool.path("function");
      tools.add(
          new OfferedTool(
              function.path("name").asText(),
              function.path("description").asText(),
              function.path("parameters")));
    }
    return tools;
  }

  @Override
  public ObjectNode says(String model, String text) {
    return completion(model, message().put("content", text), "stop");
  }

  @Override
  public ObjectNode calls(String model, Reply.Calls calls) {
    ObjectNode message = message().putNull("content");
    ArrayNode written = message.putArray("tool_calls");
    calls.calls().forEach(call -> written.add(call(call.tool(), call.arguments())));
    return completion(model, message, "tool_calls");
  }

  private ObjectNode call(String tool, String arguments) {
    ObjectNode call = JsonNodeFactory.instance.objectNode();
    call.put("id", "call_" + lastCall.incrementAndGet()).put("type", "function");
    call.putObject("function").put("name", tool).put("arguments", arguments);
    return call;
  }

  @Override
  public ObjectNode saysNothing(String model) {
    return completion(model, message().put("content", ""), "stop");
  }

  @Override
  public ObjectNode refuses(String model) {
    ObjectNode message = message().putNull("content");
    return completion(model, message.put("refusal", "I cannot help with that."), "stop");
  }

  @Override
  public ObjectNode filtered(String model) {
    return completion(model, message().put("content", ""), "content_filter");
  }

  @Override
  public ObjectNode cutOff(String model, Reply.IsCutOff reply) {
    ObjectNode message = message().putNull("content");
    message.putArray("tool_calls").add(call(reply.tool(), reply.beginning()));
    return completion(model, message, "length");
  }

  @Override
  public ObjectNode error(int status) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putObject("error").put("message", "scripted " + status).put("type", "scripted");
    return body;
  }

  private static ObjectNode message() {
    return JsonNodeFactory.instance.objectNode().put("role", "assistant");
  }

  private static ObjectNode completion(String model, ObjectNode message, String finish) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("id", "chatcmpl-scripted").put("object", "chat.completion").put("created", 1);
    body.put("model", model);
    ObjectNode choice = body.putArray("choices").addObject().put("index", 0);
    choice.set("message", message);
    choice.put("finish_reason", finish);
    return body;
  }

  @Override
  public void bill(ObjectNode answer, int inputTokens, int outputTokens) {
    answer
        .putObject("usage")
        .put("prompt_tokens", inputTokens)
        .put("completion_tokens", outputTokens)
        .put("total_tokens", inputTokens + outputTokens);
  }
}
