package dev.tunesmith.skillfiles.host;

import dev.tunesmith.core.skill.HostVerdict;
import dev.tunesmith.core.skill.SkillHost;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An agent of Codex, which it keeps in TOML; of that only the names of its own keys are read. */
public final class CodexAgent {

  private static final List<String> DEMANDED =
      List.of("name", "description", "developer_instructions");
  private static final Pattern KEY = Pattern.compile("\\s*\"?([A-Za-z_][\\w-]*)\"?\\s*=\\s*(.*)");
  private static final String ALL = "all of the session's";

  private CodexAgent() {}

  /** What each program makes of it, in the order of their names. */
  public static List<HostVerdict> verdicts(List<String> lines) {
    Map<String, String> keys = keys(lines);
    return Stream.of(SkillHost.values()).map(host -> verdict(host, keys)).toList();
  }

  private static HostVerdict verdict(SkillHost host, Map<String, String> keys) {
    Remarks remarks = new Remarks();
    if (host != SkillHost.CODEX) {
      remarks.reject(1, "agents are Markdown there, with a front matter");
      return remarks.verdict(host, "");
    }
    DEMANDED.stream()
        .filter(key -> keys.getOrDefault(key, "").matches("|\"\"|''"))
        .forEach(key -> remarks.reject(1, "it must have a " + key));
    return remarks.verdict(host, ALL);
  }

  /** The keys above the first table, each with what follows it on its line. */
  private static Map<String, String> keys(List<String> lines) {
    Map<String, String> keys = new HashMap<>();
    String open = "";
    for (String line : lines) {
      if (!open.isEmpty()) {
        open = line.contains(open) ? "" : open;
        continue;
      }
      if (line.stripLeading().startsWith("[")) {
        return keys;
      }
      Matcher key = KEY.matcher(line);
      if (key.matches()) {
        keys.put(key.group(1), key.group(2).strip());
        open = opened(key.group(2));
      }
    }
    return keys;
  }

  /** The marks of a text that goes on below its first line; empty where it does not. */
  private static String opened(String value) {
    return Stream.of("'''", "\"\"\"")
        .filter(value::startsWith)
        .filter(marks -> value.indexOf(marks, marks.length()) < 0)
        .findFirst()
        .orElse("");
  }
}
