package dev.tunesmith.engine.order;

import dev.langchain4j.model.chat.ChatModel;
import dev.tunesmith.agents.outside.OutsideMind;

/** Who works the cases. */
public sealed interface AgentChoice {

  /** A model the host has. */
  record Given(ChatModel model) implements AgentChoice {}

  /** A mind outside, for example an agent host's own model. */
  record Outside(OutsideMind mind) implements AgentChoice {}

  /** A model, or the playbook, by name. */
  record Named(String name) implements AgentChoice {}

  /** The built-in playbook. */
  static AgentChoice builtin() {
    return new Named("builtin");
  }
}
