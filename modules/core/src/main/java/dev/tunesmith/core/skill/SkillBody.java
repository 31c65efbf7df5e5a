package dev.tunesmith.core.skill;

import dev.tunesmith.core.escalation.DeclaredWhom;
import dev.tunesmith.core.escalation.Level;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The text of a skill file below its front matter, read when it is first needed. */
public interface SkillBody {

  /** The text, which becomes an LLM agent's system prompt. */
  String text();

  /** Where in its file the text begins, from 1. */
  default int firstLine() {
    return 1;
  }

  /** What the text binds its agent to. */
  Contract contract();

  /** What the text says its agent is competent for; cheaper than reading the whole contract. */
  default List<ContractItem> claims() {
    return contract().claims();
  }

  /** The skills the text names; cheaper than reading the whole contract. */
  default List<Reference> references() {
    return contract().references();
  }

  /** Whom the text says to ask on reaching each level; cheaper than reading the whole contract. */
  default Map<Level, DeclaredWhom> whom() {
    Map<Level, DeclaredWhom> whom = new EnumMap<>(Level.class);
    contract()
        .protocol()
        .levels()
        .forEach(
            (level, said) -> {
              if (!said.whom().isEmpty()) {
                whom.put(level, new DeclaredWhom(said.whom(), said.line()));
              }
            });
    return whom;
  }
}
