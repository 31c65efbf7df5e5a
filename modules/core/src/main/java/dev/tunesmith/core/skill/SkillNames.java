package dev.tunesmith.core.skill;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The names of a library, arranged for looking up many of them; it answers as {@link
 * SkillLibrary#named} does.
 */
public final class SkillNames {

  private final Map<String, Skill> byName = new HashMap<>();

  /** Arranges the names of {@code library}. */
  public SkillNames(SkillLibrary library) {
    this(Stream.concat(library.skills().stream(), library.shadowed().stream()).toList());
  }

  private SkillNames(List<Skill> all) {
    all.forEach(skill -> add(skill.id().value(), skill));
    for (Skill skill : all) {
      add(skill.identity().name(), skill);
      skill.identity().aliases().forEach(alias -> add(alias, skill));
    }
  }

  /** The names of the skills that {@code library} withholds. */
  public static SkillNames ofWithheld(SkillLibrary library) {
    return new SkillNames(library.withheld());
  }

  /**
   * The skill known by that id, name or alias, whatever the letter case; else the one whose id is
   * made of the same words, as {@code Database Wizard} is of {@code database-wizard}.
   */
  public Optional<Skill> find(String name) {
    return Optional.ofNullable(byName.get(name.toLowerCase(Locale.ROOT)))
        .or(() -> Optional.ofNullable(byName.get(joined(name))));
  }

  /** The words of a name, joined as ids are. */
  static String joined(String name) {
    return name.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_]+", "-");
  }

  /** All ids, names and aliases, in lower case. */
  public Set<String> all() {
    return Collections.unmodifiableSet(byName.keySet());
  }

  private void add(String name, Skill skill) {
    byName.putIfAbsent(name.toLowerCase(Locale.ROOT), skill);
  }
}
