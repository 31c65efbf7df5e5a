package dev.tunesmith.core.skill;

/** Forms in which programs keep agents and skills. */
public enum SkillForm {
  /** An agent of Codex, in TOML. */
  CODEX,
  /** An agent of Claude Code. */
  CLAUDE,
  /** An agent of Copilot. */
  COPILOT,
  /** A folder with a {@code SKILL.md}, as agentskills.io specifies it. */
  AGENTSKILLS
}
