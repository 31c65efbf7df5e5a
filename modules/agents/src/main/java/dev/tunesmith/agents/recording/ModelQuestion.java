package dev.tunesmith.agents.recording;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.tunesmith.agents.call.Transcript;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request to a model in a normal form: two requests are the same question if and only if their
 * forms are equal.
 *
 * @param model as the session names it
 * @param before the SHA-256 of the talk up to the model's latest answer; empty at its beginning
 * @param added what was added to the talk since
 * @param tools the names of the tools that are offered
 * @param offer the SHA-256 of all that is said of these tools
 * @param answerTokens how long the answer may be, or null where the request does not say
 */
public record ModelQuestion(
    String model,
    String before,
    List<String> added,
    List<String> tools,
    String offer,
    @Nullable Integer answerTokens) {

  public ModelQuestion {
    added = List.copyOf(added);
    tools = List.copyOf(tools);
  }

  static ModelQuestion of(String model, ChatRequest request) {
    List<ChatMessage> messages = request.messages();
    int known = 0;
    for (int at = 0; at < messages.size(); at++) {
      known = messages.get(at) instanceof AiMessage ? at + 1 : known;
    }
    StringBuilder before = new StringBuilder();
    messages.subList(0, known).forEach(each -> before.append(Transcript.of(each)));
    return new ModelQuestion(
        model,
        known == 0 ? "" : Transcript.sha256(before.toString()),
        messages.subList(known, messages.size()).stream().map(Transcript::of).toList(),
        request.toolSpecifications().stream().map(ToolSpecification::name).toList(),
        Transcript.sha256(Transcript.offer(request)),
        request.maxOutputTokens());
  }
}
