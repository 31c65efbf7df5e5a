package dev.tunesmith.mcp;

import java.util.List;
import java.util.stream.Collectors;

/** The lines that make a host start Tunesmith, to be pasted into its configuration. */
public enum ClientConfig {
  CLAUDE_DESKTOP("claude_desktop_config.json (Settings, Developer, Edit Config)"),
  CLAUDE_CODE("a shell, once"),
  CODEX("~/.codex/config.toml"),
  VSCODE(".vscode/mcp.json of the workspace");

  private final String place;

  ClientConfig(String place) {
    this.place = place;
  }

  /** Where the lines belong. */
  public String place() {
    return place;
  }

  /**
   * The lines.
   *
   * @param command the program and what it is given, as absolute paths
   */
  public String lines(List<String> command) {
    String program = quoted(command.get(0));
    String arguments =
        command.stream().skip(1).map(ClientConfig::quoted).collect(Collectors.joining(", "));
    return switch (this) {
      case CLAUDE_DESKTOP -> json("mcpServers", "", program, arguments);
      case VSCODE -> json("servers", "\"type\": \"stdio\", ", program, arguments);
      case CODEX ->
          """
          [mcp_servers.tunesmith]
          command = %s
          args = [%s]
          """
              .formatted(program, arguments);
      case CLAUDE_CODE ->
          "claude mcp add tunesmith -- "
              + command.stream().map(ClientConfig::forShell).collect(Collectors.joining(" "))
              + "\n";
    };
  }

  private static String json(String group, String more, String program, String arguments) {
    return """
    {
      "%s": {
        "tunesmith": {%s"command": %s, "args": [%s]}
      }
    }
    """
        .formatted(group, more, program, arguments);
  }

  /** The same in JSON and TOML. */
  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private static String forShell(String text) {
    return text.matches("[A-Za-z0-9_./:@%+,=-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
