package dev.tunesmith.agents.outside;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.tunesmith.agents.outside.OutsideMind.MindCall;
import dev.tunesmith.agents.outside.OutsideMind.MindTurn;
import dev.tunesmith.agents.outside.OutsideMind.Talk;
import java.util.List;

/** One talk with a mind outside, as if a model were asked. */
final class TalkModel implements ChatModel {
  private final Talk talk;
  private int calls;

  TalkModel(Talk talk) {
    this.talk = talk;
  }

  @Override
  public ChatResponse chat(ChatRequest request) {
    List<ChatMessage> news = news(request.messages());
    boolean isFirst = news.size() == request.messages().size();
    MindTurn turn =
        new MindTurn(
            news.stream().map(TalkModel::words).toList(),
            isFirst ? ToolWords.of(request.toolSpecifications()) : List.of());
    try {
      MindCall call = talk.ask(turn);
      return ChatResponse.builder().aiMessage(said(call)).build();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("nobody waits for the answer any more", e);
    }
  }

  private AiMessage said(MindCall call) {
    return AiMessage.from(
        ToolExecutionRequest.builder()
            .id("call-" + ++calls)
            .name(call.tool())
            .arguments(call.arguments())
            .build());
  }

  /** What was said since the mind's own last word. */
  private static List<ChatMessage> news(List<ChatMessage> messages) {
    int from = messages.size();
    while (from > 0 && !(messages.get(from - 1) instanceof AiMessage)) {
      from--;
    }
    return messages.subList(from, messages.size());
  }

  private static String words(ChatMessage message) {
    return switch (message.type()) {
      case SYSTEM -> ((SystemMessage) message).text();
      case USER -> ((UserMessage) message).singleText();
      case TOOL_EXECUTION_RESULT -> ((ToolExecutionResultMessage) message).text();
      case AI, CUSTOM -> "";
    };
  }
}
