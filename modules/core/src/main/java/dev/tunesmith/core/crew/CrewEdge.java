package dev.tunesmith.core.crew;

import dev.tunesmith.core.skill.Reference;
import dev.tunesmith.core.skill.SkillId;

/** How one agent is wired to another. */
public record CrewEdge(SkillId from, SkillId to, Reference.Kind kind) {}
