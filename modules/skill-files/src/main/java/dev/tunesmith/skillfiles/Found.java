package dev.tunesmith.skillfiles;

import dev.tunesmith.core.skill.Skill;
import dev.tunesmith.core.skill.SkillId;

/**
 * A skill with where it was found.
 *
 * @param nameLine the line of its name, or of its opening fence
 */
record Found(Skill skill, Candidate candidate, Naming naming, int nameLine) {

  Found withId(String id) {
    Skill.Identity old = skill.identity();
    Skill.Identity renamed =
        new Skill.Identity(new SkillId(id), old.name(), old.aliases(), old.description());
    Skill copy = new Skill(renamed, skill.declaration(), skill.source(), skill.body());
    return new Found(copy, candidate, naming, nameLine);
  }
}
