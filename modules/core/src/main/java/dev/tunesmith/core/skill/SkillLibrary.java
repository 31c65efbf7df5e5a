package dev.tunesmith.core.skill;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The skills that were read, with what their reader has to say.
 *
 * @param skills in order of id, each id once
 * @param shadowed skills whose id another one took; found by their qualified id, and no part of a
 *     crew unless one of its agents names them
 * @param withheld skills that the host is not offered; nobody is wired to them
 */
public record SkillLibrary(
    List<Skill> skills, List<Skill> shadowed, List<Skill> withheld, List<Diagnostic> diagnostics) {

  public SkillLibrary {
    skills = List.copyOf(skills);
    shadowed = List.copyOf(shadowed);
    withheld = List.copyOf(withheld);
    diagnostics = List.copyOf(diagnostics);
  }

  /** A library that offers all it has. */
  public SkillLibrary(List<Skill> skills, List<Skill> shadowed, List<Diagnostic> diagnostics) {
    this(skills, shadowed, List.of(), diagnostics);
  }

  /** A library in which no skill took another's id. */
  public SkillLibrary(List<Skill> skills, List<Diagnostic> diagnostics) {
    this(skills, List.of(), diagnostics);
  }

  /** The skill of that id, shadowed ones included. */
  public Optional<Skill> find(SkillId id) {
    return all().filter(skill -> skill.id().equals(id)).findFirst();
  }

  /**
   * The skill known by that id, name or alias, whatever the letter case; else the one whose id is
   * made of the same words, as {@code Database Wizard} is of {@code database-wizard}.
   */
  public Optional<Skill> named(String name) {
    return withId(name)
        .or(() -> skills.stream().filter(skill -> isKnownAs(skill, name)).findFirst())
        .or(() -> withId(SkillNames.joined(name)));
  }

  private Optional<Skill> withId(String id) {
    return all().filter(skill -> skill.id().value().equalsIgnoreCase(id)).findFirst();
  }

  private Stream<Skill> all() {
    return Stream.concat(skills.stream(), shadowed.stream());
  }

  private static boolean isKnownAs(Skill skill, String name) {
    return skill.identity().name().equalsIgnoreCase(name)
        || skill.identity().aliases().stream().anyMatch(name::equalsIgnoreCase);
  }
}
