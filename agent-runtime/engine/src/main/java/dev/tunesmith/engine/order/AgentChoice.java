package dev.tunesmith.engine.order;

import dev.langchain4j.model.chat.ChatModel;

/** Who works the cases. */
public sealed interface AgentChoice {

  /** A model the host has. */
  record Given(ChatModel model) implements AgentChoice {}

  /** A model, or the playbook, by name. */
  record Named(String name) implements AgentChoice {}

  /** The built-in playbook. */
  static AgentChoice builtin() {
    return new Named("builtin");
  }
}
