package dev.tunesmith.skillfiles.host;

import dev.tunesmith.core.skill.HostVerdict;
import dev.tunesmith.core.skill.SkillHost;
import dev.tunesmith.skillfiles.yaml.YamlReading.Broken;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What each program makes of a skill: a folder with a {@code SKILL.md}, or a file that would be one
 * there. {@code docs/skills.md} names the source of each rule.
 */
public final class HostRules {

  static final Set<String> SIX_KEYS =
      Set.of("name", "description", "license", "compatibility", "allowed-tools", "metadata");

  private static final Set<String> CLAUDE_CODE_SKILL =
      Set.of(
          "name",
          "description",
          "when_to_use",
          "argument-hint",
          "arguments",
          "disable-model-invocation",
          "user-invocable",
          "allowed-tools",
          "model",
          "effort",
          "context",
          "agent",
          "hooks",
          "paths",
          "shell",
          "license",
          "compatibility",
          "metadata",
          "version");
  private static final int MAX_LISTED = 1536;
  private static final int MAX_COMPATIBILITY = 500;
  private static final String ALL = "all of the session's";

  private HostRules() {}

  /** What each of the other programs makes of a file, in the order of their names. */
  public static List<HostVerdict> verdicts(HostedFile file) {
    return Stream.of(SkillHost.values())
        .filter(host -> host != SkillHost.TUNESMITH)
        .map(host -> file.isAgent() ? AgentRules.verdict(host, file) : skill(host, file))
        .toList();
  }

  private static HostVerdict skill(SkillHost host, HostedFile file) {
    Remarks remarks = new Remarks();
    Checks checks = new Checks(file, remarks);
    if (checks.isFenced()) {
      switch (host) {
        case CLAUDE_CODE -> claudeCode(file, checks, remarks);
        case CLAUDE_DESKTOP -> claudeDesktop(file, checks, remarks);
        case CODEX -> codex(checks);
        case COPILOT -> copilot(checks);
        case GEMINI -> gemini(file, checks, remarks);
        case OPENCODE -> openCode(file, checks, remarks);
        case AGENTSKILLS -> agentSkills(checks);
        case TUNESMITH -> throw new IllegalArgumentException("its own rules are its reader's");
      }
    }
    return remarks.verdict(host, tools(host, file));
  }

  private static String tools(SkillHost host, HostedFile file) {
    String asked = file.text("allowed-tools");
    return switch (host) {
      case CLAUDE_CODE, COPILOT -> asked.isEmpty() ? ALL : ALL + "; without asking: " + asked;
      case CLAUDE_DESKTOP -> "all of the chat's";
      case AGENTSKILLS -> "";
      default -> asked.isEmpty() ? ALL : ALL + "; allowed-tools is not read";
    };
  }

  private static void claudeCode(HostedFile file, Checks checks, Remarks remarks) {
    if (file.reading() instanceof Broken) {
      remarks.change(checks.problemLine(), "no YAML, which not every version mends");
      return;
    }
    checks.dropOtherKeys(CLAUDE_CODE_SKILL);
    int listed = file.text("description").length() + file.text("when_to_use").length();
    if (listed > MAX_LISTED) {
      remarks.change(file.line("description"), "cut after " + MAX_LISTED + " characters in lists");
    }
  }

  private static void claudeDesktop(HostedFile file, Checks checks, Remarks remarks) {
    if (!checks.isYaml()) {
      return;
    }
    named(checks, true);
    checks.rejectOtherKeys(SIX_KEYS);
    checks.isNoLonger("compatibility", MAX_COMPATIBILITY);
    String description = file.text("description");
    if (description.indexOf('<') >= 0 || description.indexOf('>') >= 0) {
      remarks.reject(file.line("description"), "the description may have no < or >");
    }
    reserved(file)
        .ifPresent(word -> remarks.reject(file.line("name"), "no name may hold '" + word + "'"));
  }

  private static Optional<String> reserved(HostedFile file) {
    return Stream.of("anthropic", "claude").filter(file.text("name")::contains).findFirst();
  }

  private static void named(Checks checks, boolean onlyAscii) {
    checks.mustSay("name");
    checks.mustSay("description");
    checks.mustBeText("name", "description");
    checks.mustBeKebab(onlyAscii);
    checks.isNoLonger("name", Checks.MAX_NAME);
    checks.isNoLonger("description", Checks.MAX_DESCRIPTION);
  }

  private static void codex(Checks checks) {
    if (checks.isYaml()) {
      checks.mustSay("description");
      checks.mustSayOnce();
      checks.mustBeText("name", "description");
      checks.isNoLonger("name", Checks.MAX_NAME);
      checks.isNoLonger("description", Checks.MAX_DESCRIPTION);
      checks.foldsLines("description");
      checks.dropOtherKeys(SIX_KEYS);
    }
  }

  private static void copilot(Checks checks) {
    if (checks.isYaml()) {
      named(checks, true);
      checks.dropOtherKeys(SIX_KEYS);
    }
  }

  private static void gemini(HostedFile file, Checks checks, Remarks remarks) {
    boolean isMended = file.reading() instanceof Broken || !file.isYaml();
    if (isMended) {
      mendedByLines(file, checks, remarks);
      return;
    }
    checks.mustSay("name");
    checks.mustSay("description");
    checks.dropOtherKeys(SIX_KEYS);
  }

  /** It takes the lines after {@code name:} and {@code description:} as they stand. */
  private static void mendedByLines(HostedFile file, Checks checks, Remarks remarks) {
    List<String> lines = file.block().orElseThrow().lines();
    boolean isNamed = lines.stream().anyMatch(line -> line.strip().startsWith("name:"));
    Optional<String> description =
        lines.stream().filter(line -> line.strip().startsWith("description:")).findFirst();
    if (!isNamed || description.isEmpty()) {
      remarks.reject(checks.problemLine(), "the front matter is no YAML: " + checks.problem());
    } else if (description.get().matches("\\s*description:\\s*[>|][+-]?\\s*")) {
      remarks.change(checks.problemLine(), "no YAML, so the > or | becomes text");
    } else {
      remarks.change(checks.problemLine(), "no YAML, so only name and description are read");
    }
  }

  private static void openCode(HostedFile file, Checks checks, Remarks remarks) {
    if (file.isYaml() || !AgentRules.mendsColons(file, checks, remarks)) {
      if (checks.isYaml()) {
        checks.mustSayOnce();
        named(checks, true);
        checks.mustBeNamedAsItsFolder();
        checks.dropOtherKeys(SIX_KEYS);
      }
    }
  }

  private static void agentSkills(Checks checks) {
    if (checks.isYaml()) {
      checks.mustBePlainYaml();
      checks.mustSayOnce();
      checks.rejectOtherKeys(SIX_KEYS);
      checks.mustSay("name");
      checks.mustSay("description");
      checks.mustBeKebab(false);
      checks.mustBeNamedAsItsFolder();
      checks.isNoLonger("name", Checks.MAX_NAME);
      checks.isNoLonger("description", Checks.MAX_DESCRIPTION);
      checks.isNoLonger("compatibility", MAX_COMPATIBILITY);
    }
  }
}
