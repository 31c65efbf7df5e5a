package dev.tunesmith.engine.skills;

import dev.tunesmith.advisor.tools.AdvisorTools;
import dev.tunesmith.core.skill.Skill;
import dev.tunesmith.core.tool.CrewTools;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The closed vocabulary of what a skill file may grant its agent. */
public final class GrantableTools {

  private GrantableTools() {}

  /** The names of all tools there are. */
  public static Set<String> names() {
    return Stream.concat(AdvisorTools.names().stream(), CrewTools.NAMES.stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** What the skill grants, whatever its level offers. */
  public static Set<String> of(Skill skill) {
    return skill.declaration().tools().among(names());
  }
}
