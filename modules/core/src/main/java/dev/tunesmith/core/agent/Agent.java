package dev.tunesmith.core.agent;

import dev.tunesmith.core.tool.Toolbox;

/** Something that works on cases: an LLM, or the built-in playbook. */
public interface Agent {

  /** How the ledger names it, for example {@code playbook} or {@code openai:gpt-5}. */
  String name();

  /**
   * Works on a case until it has an answer. An interrupt of the thread ends it early with {@link
   * Answer.Cancelled}, the interrupt flag restored.
   */
  Answer work(Case task, Toolbox tools);
}
