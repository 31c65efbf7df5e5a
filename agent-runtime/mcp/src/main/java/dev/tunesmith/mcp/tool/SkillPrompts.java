package dev.tunesmith.mcp.tool;

import dev.tunesmith.core.skill.Skill;
import dev.tunesmith.engine.skills.SkillCatalogue;
import java.util.List;

/** Each skill that a host is offered, as a prompt. */
public final class SkillPrompts {
  private static final String HOW =
      """
      Work as the member of the Tunesmith crew described below. Ask the person which database of \
      theirs is meant, unless it is clear; check it with database_check, start a session with \
      tuning_start and mind=host, take its cases with case_next, and work them as that file says. \
      You propose; the runtime tries, measures and decides.

      """;

  private final Setup setup;

  /** The prompts of a setup's skills. */
  public SkillPrompts(Setup setup) {
    this.setup = setup;
  }

  /** What a host that calls itself so is offered. */
  public List<HostPrompt> of(String client) {
    return SkillCatalogue.load(setup.skills(), HostNames.of(client)).library().skills().stream()
        .map(SkillPrompts::prompt)
        .toList();
  }

  private static HostPrompt prompt(Skill skill) {
    return new HostPrompt(
        skill.id().value(), skill.identity().description(), HOW + skill.body().text().strip());
  }
}
