package dev.tunesmith.core.skill;

import java.util.List;

/** The text of a skill file below its front matter, read when it is first needed. */
public interface SkillBody {

  /** The text, which becomes an LLM agent's system prompt. */
  String text();

  /** What the text binds its agent to. */
  Contract contract();

  /** The skills the text names; cheaper than reading the whole contract. */
  default List<Reference> references() {
    return contract().references();
  }
}
