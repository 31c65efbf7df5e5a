package dev.tunesmith.core.skill;

/** A program that reads skill files, or checks them. */
public enum SkillHost {
  CLAUDE_CODE("Claude Code"),
  CLAUDE_DESKTOP("Claude Desktop"),
  CODEX("Codex"),
  COPILOT("Copilot"),
  GEMINI("Gemini CLI"),
  OPENCODE("OpenCode"),
  AGENTSKILLS("skills-ref"),
  TUNESMITH("Tunesmith");

  private final String title;

  SkillHost(String title) {
    this.title = title;
  }

  /** As its makers call it. */
  public String title() {
    return title;
  }
}
