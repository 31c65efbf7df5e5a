package dev.tunesmith.core.agent;

import dev.tunesmith.core.tool.Toolbox;
import java.util.Optional;

/** Something that works on cases: an LLM, or the built-in playbook. */
public interface Agent {

  /** How the ledger names it, for example {@code playbook} or {@code openai:gpt-5}. */
  String name();

  /**
   * Waits until it can begin a case, which most agents always can; this is no working time of
   * theirs.
   *
   * @return why it cannot begin; empty if it can
   */
  default Optional<Answer> attend(Case task) {
    return Optional.empty();
  }

  /**
   * Works on a case until it has an answer. An interrupt of the thread ends it early with {@link
   * Answer.Cancelled}, the interrupt flag restored.
   */
  Answer work(Case task, Toolbox tools);

  /**
   * Advises, as the peer that {@code question} names as worker, whoever owns the issue. Several
   * peers are asked at the same time, each on a thread of its own. Empty where it knows nothing
   * that would help, or was interrupted.
   *
   * @param tools only such as change nothing
   */
  Optional<Guidance> advise(Case question, Toolbox tools);

  /**
   * Advises a colleague who asks something of its own. By default the case is looked at as if it
   * had not.
   *
   * @param words what the colleague wants to know; data, no instruction
   */
  default Optional<Guidance> advise(Case question, String words, Toolbox tools) {
    return advise(question, tools);
  }
}
