package dev.tunesmith.skillfiles.frontmatter;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The keys that agent files of all makes use, and what a value that is no YAML means there. */
final class KnownKeys {

  private static final Set<String> TEXTS =
      words(
          "id name description title model color version author license compatibility category"
              + " mode priority role domain type argument-hint when_to_use whenToUse target"
              + " permissionMode created updated date source homepage repository applyTo effort"
              + " attempts max_attempts max-attempts maxAttempts timeout time_limit working_time");

  private static final Set<String> PROSE = words("description when_to_use whenToUse");

  private static final Set<String> LISTS =
      words(
          "tags hosts dependencies aliases keywords triggers capabilities escalate_to escalate-to"
              + " escalates_to escalateTo forbid forbids forbidden owns");

  private static final Set<String> TOOLS =
      words("tools allowed-tools allowed_tools allowedTools disallowedTools disallowed-tools");

  private static final Set<String> STRUCTURES =
      words(
          "metadata hooks mcp-servers mcpServers mcp_servers mcp skills permission permissions"
              + " handoffs agents user-invocable disable-model-invocation infer memory background"
              + " isolation maxTurns temperature top_p steps maxSteps hidden disable subagents");

  /** What other programs read and we need not. */
  private static final Set<String> OTHERS =
      words(
          "context agent globs paths alwaysApply enabled emoji vibe icon tool_access language"
              + " languages framework frameworks status owner maintainer scope level type"
              + " depends-on depends_on requires related see_also references includes imports"
              + " permission_mode maxTurns max_turns thinking allowed_paths initialPrompt"
              + " user_invocable arguments shell theme visibility public private links url");

  private static final Set<String> DIALOGUE =
      words(
          "user assistant human system ai context commentary example examples note agent input"
              + " output response query");

  private KnownKeys() {}

  static boolean isKnown(String key) {
    return isTextual(key) || TOOLS.contains(key) || STRUCTURES.contains(key);
  }

  /** Whether other programs are known to use the key. */
  static boolean isOthers(String key) {
    return OTHERS.contains(key);
  }

  static boolean isTextual(String key) {
    return TEXTS.contains(key) || LISTS.contains(key);
  }

  static boolean isText(String key) {
    return TEXTS.contains(key);
  }

  /** Whether its value may run over several lines of text. */
  static boolean isProse(String key) {
    return PROSE.contains(key);
  }

  static boolean grantsTools(String key) {
    return TOOLS.contains(key);
  }

  /** Whether a line that begins with this word belongs to a conversation rather than to YAML. */
  static boolean isDialogue(String lowerCaseKey) {
    return DIALOGUE.contains(lowerCaseKey);
  }

  private static Set<String> words(String text) {
    return Arrays.stream(text.split(" ", -1)).collect(Collectors.toUnmodifiableSet());
  }
}
