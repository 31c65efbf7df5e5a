package dev.tunesmith.agents.call;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The most tokens a request can hold. Not for several threads.
 *
 * <p>The tokenizers of today's models merge bytes, so a text never has more tokens than bytes.
 * Framing is added: 16 tokens for a message, 512 for the tools. From the second request of a talk
 * on, what the server reported for the one before stands for all that is repeated, and only what
 * was added since is counted by its bytes.
 */
final class TokenBound {
  private static final int PER_MESSAGE = 16;
  private static final int FOR_TOOLS = 512;

  private int knownMessages;
  private long knownTokens;

  long of(ChatRequest request, String transcript) {
    List<ChatMessage> messages = request.messages();
    if (knownMessages == 0 || knownMessages > messages.size()) {
      return bytes(transcript) + (long) PER_MESSAGE * messages.size() + FOR_TOOLS;
    }
    long added = 0;
    for (ChatMessage message : messages.subList(knownMessages, messages.size())) {
      added += bytes(Transcript.of(message)) + PER_MESSAGE;
    }
    return knownTokens + added;
  }

  /** What the server counted for a request. */
  void learn(ChatRequest request, long inputTokens) {
    knownMessages = request.messages().size();
    knownTokens = inputTokens;
  }

  static long bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
