package dev.tunesmith.skillfiles.host;

import dev.tunesmith.core.skill.HostVerdict;
import dev.tunesmith.core.skill.SkillHost;
import dev.tunesmith.skillfiles.yaml.YamlReader;
import dev.tunesmith.skillfiles.yaml.YamlReading.Broken;
import dev.tunesmith.skillfiles.yaml.YamlReading.Tree;
import dev.tunesmith.skillfiles.yaml.YamlValue;
import dev.tunesmith.skillfiles.yaml.YamlValue.Mapping;
import dev.tunesmith.skillfiles.yaml.YamlValue.Scalar;
import dev.tunesmith.skillfiles.yaml.YamlValue.Sequence;
import dev.tunesmith.skillfiles.yaml.YamlValue.Spelling;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What each program makes of an agent, a file in its {@code agents} folder. */
final class AgentRules {

  private static final Set<String> CLAUDE_CODE =
      words(
          "name description tools disallowedTools model permissionMode maxTurns skills mcpServers"
              + " hooks memory background effort isolation color initialPrompt");
  private static final Set<String> COPILOT =
      words(
          "name description target tools model disable-model-invocation user-invocable infer"
              + " mcp-servers metadata argument-hint agents handoffs hooks");
  private static final Set<String> GEMINI =
      words(
          "kind name description display_name tools mcp_servers model temperature max_turns"
              + " timeout_mins");
  private static final Set<String> CLAUDE_TOOLS =
      words(
          "Read Write Edit MultiEdit NotebookRead NotebookEdit Bash BashOutput KillShell Glob Grep"
              + " LS WebFetch WebSearch TodoRead TodoWrite Task Agent Skill SlashCommand"
              + " ExitPlanMode AskUserQuestion LSP ToolSearch *");
  private static final Set<String> COPILOT_TOOLS =
      words(
          "execute shell bash powershell read notebookread edit multiedit write notebookedit search"
              + " grep glob agent custom-agent task web websearch webfetch todo todowrite *");
  private static final Set<String> GEMINI_TOOLS =
      words(
          "glob grep_search search_file_content list_directory read_file run_shell_command"
              + " write_file replace google_web_search write_todos web_fetch read_many_files"
              + " get_internal_docs activate_skill ask_user exit_plan_mode enter_plan_mode"
              + " update_topic complete_task read_mcp_resource list_mcp_resources *");
  private static final int MAX_PROMPT = 30_000;
  private static final String ALL = "all of the session's";

  private AgentRules() {}

  static HostVerdict verdict(SkillHost host, HostedFile file) {
    Remarks remarks = new Remarks();
    Checks checks = new Checks(file, remarks);
    String tools = ALL;
    switch (host) {
      case CLAUDE_CODE -> tools = claudeCode(file, checks, remarks);
      case COPILOT -> tools = copilot(file, checks, remarks);
      case GEMINI -> tools = gemini(file, checks, remarks);
      case OPENCODE -> tools = openCode(file, checks, remarks);
      case CODEX ->
          remarks.reject(1, "agents are TOML there; skills convert --to codex writes one");
      default -> remarks.reject(1, "reads skills only; skills convert --to agentskills writes one");
    }
    return remarks.verdict(host, tools);
  }

  private static String claudeCode(HostedFile file, Checks checks, Remarks remarks) {
    if (!checks.isFenced()) {
      return "";
    }
    if (file.reading() instanceof Broken) {
      remarks.change(checks.problemLine(), "no YAML, which not every version mends");
      return "as far as it is read";
    }
    checks.mustSay("name");
    checks.mustSay("description");
    checks.dropOtherKeys(CLAUDE_CODE);
    String name = file.text("name");
    if (!name.isEmpty() && !name.matches("[a-z0-9]+(?:-[a-z0-9]+)*")) {
      remarks.change(file.line("name"), "a name has small letters and hyphens there");
    }
    return tools(file, remarks, tool -> CLAUDE_TOOLS.contains(plain(tool)) || isOfServer(tool));
  }

  private static String copilot(HostedFile file, Checks checks, Remarks remarks) {
    if (!checks.isFenced() || !checks.isYaml()) {
      return "";
    }
    checks.mustSay("description");
    checks.dropOtherKeys(COPILOT);
    if (file.body().length() > MAX_PROMPT) {
      remarks.reject(file.block().orElseThrow().end(), "over 30,000 characters below the fence");
    }
    return tools(
        file,
        remarks,
        tool -> COPILOT_TOOLS.contains(plain(tool).toLowerCase(Locale.ROOT)) || tool.contains("/"));
  }

  /** Of the names asked for, those that are tools there. */
  private static String tools(HostedFile file, Remarks remarks, Predicate<String> isTool) {
    Optional<YamlValue> asked = file.value("tools");
    if (asked.isEmpty()) {
      return ALL;
    }
    List<String> names = names(asked.get());
    List<String> others = names.stream().filter(isTool.negate()).toList();
    if (!others.isEmpty()) {
      remarks.change(file.line("tools"), "no tool there: " + String.join(", ", others));
    }
    List<String> granted = names.stream().filter(isTool).toList();
    return granted.isEmpty() ? "none" : String.join(", ", granted);
  }

  private static String gemini(HostedFile file, Checks checks, Remarks remarks) {
    if (!checks.isFenced() || !checks.isYaml()) {
      return "";
    }
    checks.mustSayOnce();
    checks.mustSay("name");
    checks.mustSay("description");
    checks.mustBeText("name", "description", "model");
    checks.rejectOtherKeys(GEMINI);
    if (!file.text("name").matches("[a-z0-9_-]*")) {
      remarks.reject(file.line("name"), "a name has small letters, digits, - and _ only");
    }
    Optional<YamlValue> asked = file.value("tools");
    if (asked.isEmpty()) {
      return ALL;
    }
    if (!(asked.get() instanceof Sequence)) {
      remarks.reject(file.line("tools"), "tools must be a list");
      return "";
    }
    List<String> names = names(asked.get());
    names.stream()
        .filter(name -> !GEMINI_TOOLS.contains(name) && !name.matches("mcp_.+|discovered_tool_.+"))
        .findFirst()
        .ifPresent(name -> remarks.reject(file.line("tools"), "no tool there: " + name));
    return String.join(", ", names);
  }

  private static String openCode(HostedFile file, Checks checks, Remarks remarks) {
    if (!checks.isFenced() || (!file.isYaml() && mendsColons(file, checks, remarks))) {
      return ALL;
    }
    if (!checks.isYaml()) {
      return "";
    }
    checks.mustSayOnce();
    checks.mustBeText("description", "model");
    String mode = file.text("mode");
    if (!mode.isEmpty() && !Set.of("subagent", "primary", "all").contains(mode)) {
      remarks.reject(file.line("mode"), "mode is subagent, primary or all");
    }
    String color = file.text("color");
    if (!color.matches("|#[0-9a-fA-F]{6}|primary|secondary|accent|success|warning|error|info")) {
      remarks.reject(file.line("color"), "a color is #rrggbb or a name of its theme");
    }
    return switches(file, remarks);
  }

  private static String switches(HostedFile file, Remarks remarks) {
    Optional<YamlValue> asked = file.value("tools");
    if (asked.isEmpty()) {
      return ALL;
    }
    boolean isMap =
        asked.get() instanceof Mapping mapping
            && mapping.entries().stream().allMatch(entry -> isTruth(entry.value()));
    if (!isMap) {
      remarks.reject(file.line("tools"), "tools must be a map of names to true or false");
      return "";
    }
    List<String> denied =
        ((Mapping) asked.get())
            .entries().stream()
                .filter(entry -> entry.value() instanceof Scalar s && s.text().equals("false"))
                .map(YamlValue.Entry::key)
                .toList();
    return denied.isEmpty() ? ALL : ALL + " but " + String.join(", ", denied);
  }

  private static boolean isTruth(YamlValue value) {
    return value instanceof Scalar scalar && scalar.spelling() == Spelling.TRUTH;
  }

  /** OpenCode writes what a colon made no YAML as a block, and reads the file again. */
  static boolean mendsColons(HostedFile file, Checks checks, Remarks remarks) {
    List<String> lines = file.block().orElseThrow().lines();
    String mended = String.join("\n", lines.stream().map(AgentRules::asBlock).toList()) + "\n";
    boolean isMended =
        YamlReader.read(mended, 1) instanceof Tree tree && tree.root() instanceof Mapping;
    if (isMended) {
      remarks.change(checks.problemLine(), "no YAML; it mends the lines with a second colon");
    }
    return isMended;
  }

  private static String asBlock(String line) {
    int colon = line.indexOf(':');
    String value = colon < 0 ? "" : line.substring(colon + 1).strip();
    boolean isPlain = line.matches("[A-Za-z_]\\w*\\s*:.*") && value.contains(":");
    return isPlain && !value.startsWith("\"") && !value.startsWith("'")
        ? line.substring(0, colon) + ": |-\n  " + value
        : line;
  }

  /** A tool of a server, or of a plugin. */
  private static boolean isOfServer(String tool) {
    return tool.startsWith("mcp__");
  }

  /** Without what it is restricted to, as in {@code Bash(git:*)}. */
  private static String plain(String tool) {
    return tool.replaceFirst("\\(.*", "");
  }

  private static List<String> names(YamlValue value) {
    Stream<String> written =
        value instanceof Sequence sequence
            ? sequence.values().stream().map(each -> each instanceof Scalar s ? s.text() : "")
            : Stream.of(value instanceof Scalar scalar ? scalar.text() : "")
                .flatMap(text -> Stream.of(text.split(",(?![^(]*\\))", -1)));
    return written.map(String::strip).filter(name -> !name.isEmpty()).toList();
  }

  private static Set<String> words(String words) {
    return Set.of(words.split(" ", -1));
  }
}
