package dev.tunesmith.core.crew;

import dev.tunesmith.core.skill.SkillId;

/**
 * Who owns an issue.
 *
 * @param why the words of the skill that decided it
 */
public record Assignment(SkillId owner, String why) {}
