package dev.tunesmith.reports;

import dev.tunesmith.core.text.HiddenCharacters;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes text as Markdown that shows exactly that text: nothing in it becomes markup, a link, an
 * image or HTML.
 */
final class Markdown {
  private static final Pattern BACKTICKS = Pattern.compile("`+");
  private static final Pattern EVIDENCE =
      Pattern.compile("\\\\\\[(E[0-9]+(?:(?:, |–)E[0-9]+)*)\\\\\\]");

  private Markdown() {}

  /** Running text on one line. */
  static String text(String text) {
    String escaped =
        HiddenCharacters.onOneLine(text)
            .strip()
            .replace("\\", "\\\\")
            .replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replaceAll("([`*\\[\\]|~!])", "\\\\$1")
            .replaceAll("(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])", "\\\\_")
            .replace("://", ":&#47;&#47;")
            .replaceAll("(?i)\\bwww\\.", "www&#46;")
            .replaceFirst("^([#+-])(?=[ #+-]|$)", "\\\\$1");
    return EVIDENCE.matcher(escaped).replaceAll("[$1]");
  }

  /** A name or an expression as code on one line. */
  static String code(String text) {
    String line = HiddenCharacters.onOneLine(text).strip();
    String fence = "`".repeat(longestRunOfBackticks(line) + 1);
    String room = line.startsWith("`") || line.endsWith("`") || line.isEmpty() ? " " : "";
    return fence + room + line + room + fence;
  }

  /** Several lines of SQL as a block; line breaks stay, what is hidden is written out. */
  static String sql(List<String> lines) {
    String fence =
        "`"
            .repeat(
                Math.max(
                    3,
                    lines.stream().mapToInt(Markdown::longestRunOfBackticks).max().orElse(0) + 1));
    return fence
        + "sql\n"
        + lines.stream().map(HiddenCharacters::onOneLine).collect(Collectors.joining("\n"))
        + "\n"
        + fence;
  }

  /** A row of a table; the cells are Markdown already. */
  static String row(List<String> cells) {
    return cells.stream()
        .map(cell -> cell.replaceAll("(?<!\\\\)\\|", "\\\\|"))
        .collect(Collectors.joining(" | ", "| ", " |"));
  }

  private static int longestRunOfBackticks(String text) {
    Matcher runs = BACKTICKS.matcher(text);
    int longest = 0;
    while (runs.find()) {
      longest = Math.max(longest, runs.end() - runs.start());
    }
    return longest;
  }
}
