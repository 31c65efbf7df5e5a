package dev.tunesmith.testkit.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tunesmith.testkit.model.Dialogue.Call;
import dev.tunesmith.testkit.model.Dialogue.OfferedTool;
import dev.tunesmith.testkit.model.Dialogue.Turn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Anthropic's messages. */
final class AnthropicProtocol implements Protocol {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final AtomicInteger lastCall = new AtomicInteger();

  @Override
  public Dialogue read(int number, JsonNode request) {
    List<Turn> turns = new ArrayList<>();
    Map<String, String> toolOfCall = new HashMap<>();
    for (JsonNode message : request.path("messages")) {
      if (message.path("role").asText().equals("assistant")) {
        turns.add(model(message.path("content"), toolOfCall));
      } else {
        addUser(message.path("content"), toolOfCall, turns);
      }
    }
    return new Dialogue(
        number,
        request.path("model").asText(),
        text(request.path("system")),
        turns,
        tools(request));
  }

  private static Turn model(JsonNode content, Map<String, String> toolOfCall) {
    List<Call> calls = new ArrayList<>();
    for (JsonNode block : content) {
      if (block.path("type").asText().equals("tool_use")) {
        String id = block.path("id").asText();
        toolOfCall.put(id, block.path("name").asText());
        calls.add(new Call(id, block.path("name").asText(), block.path("input").toString()));
      }
    }
    return new Turn.Model(text(content), calls);
  }

  private static void addUser(JsonNode content, Map<String, String> toolOfCall, List<Turn> turns) {
    boolean hasResults = false;
    for (JsonNode block : content) {
      if (block.path("type").asText().equals("tool_result")) {
        String id = block.path("tool_use_id").asText();
        turns.add(
            new Turn.Result(id, toolOfCall.getOrDefault(id, ""), text(block.path("content"))));
        hasResults = true;
      }
    }
    String words = text(content);
    if (!hasResults || !words.isEmpty()) {
      turns.add(new Turn.User(words));
    }
  }

  private static String text(JsonNode content) {
    if (content.isTextual()) {
      return content.textValue();
    }
    StringBuilder text = new StringBuilder();
    content.forEach(
        block -> {
          if (block.path("type").asText().equals("text")) {
            text.append(block.path("text").asText());
          }
        });
    return text.toString();
  }

  private static List<OfferedTool> tools(JsonNode request) {
    List<OfferedTool> tools = new ArrayList<>();
    for (JsonNode tool : request.path("tools")) {
      tools.add(
          new OfferedTool(
              tool.path("name").asText(),
              tool.path("description").asText(),
              tool.path("input_schema")));
    }
    return tools;
  }

  @Override
  public ObjectNode says(String model, String text) {
    ObjectNode body = message(model, "end_turn");
    content(body).addObject().put("type", "text").put("text", text);
    return body;
  }

  @Override
  public ObjectNode calls(String model, Reply.Calls calls) {
    ObjectNode body = message(model, "tool_use");
    calls.calls().forEach(call -> content(body).add(call(call.tool(), call.arguments())));
    return body;
  }

  private ObjectNode call(String tool, String arguments) {
    ObjectNode call = JsonNodeFactory.instance.objectNode().put("type", "tool_use");
    call.put("id", "toolu_" + lastCall.incrementAndGet()).put("name", tool);
    call.set("input", input(arguments));
    return call;
  }

  /** Arguments are JSON within JSON here: text that is none can only be sent as a string. */
  private static JsonNode input(String arguments) {
    try {
      return JSON.readTree(arguments);
    } catch (JsonProcessingException e) {
      return TextNode.valueOf(arguments);
    }
  }

  @Override
  public ObjectNode saysNothing(String model) {
    return message(model, "end_turn");
  }

  @Override
  public ObjectNode refuses(String model) {
    return message(model, "refusal");
  }

  @Override
  public ObjectNode filtered(String model) {
    return message(model, "refusal");
  }

  @Override
  public ObjectNode cutOff(String model, Reply.IsCutOff reply) {
    ObjectNode body = message(model, "max_tokens");
    content(body).add(call(reply.tool(), "{}"));
    return body;
  }

  @Override
  public ObjectNode error(int status) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("type", "error");
    body.putObject("error").put("type", "scripted").put("message", "scripted " + status);
    return body;
  }

  private static ArrayNode content(ObjectNode message) {
    return (ArrayNode) message.path("content");
  }

  private static ObjectNode message(String model, String stopReason) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("id", "msg_scripted").put("type", "message").put("role", "assistant");
    body.put("model", model).put("stop_reason", stopReason).putNull("stop_sequence");
    body.putArray("content");
    return body;
  }

  @Override
  public void bill(ObjectNode answer, int inputTokens, int outputTokens) {
    answer.putObject("usage").put("input_tokens", inputTokens).put("output_tokens", outputTokens);
  }
}
