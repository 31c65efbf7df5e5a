package dev.tunesmith.agents.call;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;

/** A request to a model in words, the same for each protocol: what is hashed and counted. */
public final class Transcript {

  private Transcript() {}

  /** The whole request, with the tools it offers. */
  public static String of(ChatRequest request) {
    StringBuilder text = new StringBuilder();
    request.messages().forEach(message -> text.append(of(message)));
    return text.append(offer(request)).toString();
  }

  /** The tools a request offers. */
  public static String offer(ChatRequest request) {
    StringBuilder text = new StringBuilder();
    for (ToolSpecification tool : request.toolSpecifications()) {
      text.append("[tool ").append(tool.name()).append("]\n");
      text.append(tool.description()).append('\n').append(tool.parameters()).append('\n');
    }
    return text.toString();
  }

  /** One message under a line that says whose it is. */
  public static String of(ChatMessage message) {
    return switch (message.type()) {
      case SYSTEM -> "[system]\n" + ((SystemMessage) message).text() + "\n";
      case USER -> "[user]\n" + ((UserMessage) message).singleText() + "\n";
      case TOOL_EXECUTION_RESULT -> of((ToolExecutionResultMessage) message);
      case AI -> "[model]\n" + of((AiMessage) message);
      case CUSTOM -> message + "\n";
    };
  }

  private static String of(ToolExecutionResultMessage result) {
    return "[result of " + result.toolName() + "]\n" + result.text() + "\n";
  }

  private static String of(AiMessage said) {
    StringBuilder text = new StringBuilder();
    Optional.ofNullable(said.text())
        .filter(words -> !words.isBlank())
        .ifPresent(words -> text.append(words).append('\n'));
    for (ToolExecutionRequest call : said.toolExecutionRequests()) {
      text.append("calls ").append(call.name()).append(' ');
      text.append(Objects.requireNonNullElse(call.arguments(), "")).append('\n');
    }
    return text.toString();
  }

  public static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
