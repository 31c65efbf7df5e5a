package dev.tunesmith.mcp.tool;

import java.util.List;
import java.util.Locale;

/** Knows hosts by what they call themselves, as skill files know them. */
public final class HostNames {

  private record Known(String beginning, String name) {}

  private static final List<Known> KNOWN =
      List.of(
          new Known("claude-code", "claude_code"),
          new Known("claude", "claude_desktop"),
          new Known("codex", "codex_desktop"));

  private HostNames() {}

  /** The name in skill files; empty for a host that they do not tell from others. */
  public static String of(String client) {
    String plain = client.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    return KNOWN.stream()
        .filter(each -> plain.startsWith(each.beginning()))
        .findFirst()
        .map(Known::name)
        .orElse("");
  }
}
