package dev.tunesmith.mcp.wire;

import dev.tunesmith.core.tool.Value;
import dev.tunesmith.core.tool.Value.Structure;
import dev.tunesmith.json.ValueJson;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.json.McpJsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/** Answers messages of the protocol, one text for another, whatever carries them. */
final class Speech {
  /** The longest message that is read; the tools refuse long arguments before that. */
  static final int LONGEST = 32 << 20;

  private static final String UNREADABLE =
      "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32700,"
          + "\"message\":\"expected one message of JSON-RPC 2.0\"}}";

  private final SessionSpeech ofSessions;
  private final StatelessSpeech stateless;

  Speech(Offer offer) {
    McpJsonMapper json = McpJsonDefaults.getMapper();
    this.ofSessions = new SessionSpeech(offer, json);
    this.stateless = new StatelessSpeech(offer, json);
  }

  /** The answer to a message; empty where none is due. */
  Optional<String> answer(String message, Conversation conversation) {
    Optional<Structure> read = ValueJson.parse(message);
    if (read.isEmpty()) {
      return Optional.of(UNREADABLE);
    }
    if (isHandshake(read.get())) {
      conversation.begin(client(read.get()));
    }
    try {
      return conversation.isOfSessions()
          ? ofSessions.answer(message, conversation.client())
          : stateless.answer(message);
    } catch (IOException | IllegalArgumentException e) {
      return Optional.of(UNREADABLE);
    }
  }

  /** Whether a message begins a conversation of the older generation. */
  static boolean isHandshake(Structure message) {
    return message.text("method").filter("initialize"::equals).isPresent();
  }

  private static String client(Structure message) {
    return message
        .structure("params")
        .flatMap(each -> each.structure("clientInfo"))
        .flatMap(each -> each.text("name"))
        .orElse("");
  }

  /** The arguments of a call as the tools read them. */
  static String text(McpJsonMapper json, Map<String, Object> arguments) {
    try {
      return json.writeValueAsString(arguments);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A message that cannot be read at all is no structure. */
  static Structure read(String message) {
    return ValueJson.parse(message).orElseGet(Value::structure);
  }
}
