package dev.tunesmith.core.skill;

import java.util.List;
import java.util.Optional;

/**
 * The skills that were read, with what their reader has to say.
 *
 * @param skills in order of id, each id once
 */
public record SkillLibrary(List<Skill> skills, List<Diagnostic> diagnostics) {

  public SkillLibrary {
    skills = List.copyOf(skills);
    diagnostics = List.copyOf(diagnostics);
  }

  /** The skill of that id. */
  public Optional<Skill> find(SkillId id) {
    return skills.stream().filter(skill -> skill.id().equals(id)).findFirst();
  }

  /** The skill known by that id, name or alias, whatever the letter case. */
  public Optional<Skill> named(String name) {
    return skills.stream()
        .filter(skill -> skill.id().value().equalsIgnoreCase(name))
        .findFirst()
        .or(() -> skills.stream().filter(skill -> isKnownAs(skill, name)).findFirst());
  }

  private static boolean isKnownAs(Skill skill, String name) {
    return skill.identity().name().equalsIgnoreCase(name)
        || skill.identity().aliases().stream().anyMatch(name::equalsIgnoreCase);
  }
}
