package dev.tunesmith.skillfiles.contract;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines of HTML that say what Markdown says: headings, items and paragraphs. */
final class HtmlLines {

  private static final Pattern WRAPPING =
      Pattern.compile(
          "(?i)</?(?:ul|ol|dl|div|section|article|main|body|center)(?:\\s[^<>]{0,500})?>");
  private static final Pattern LINE =
      Pattern.compile(
          "(?i)\\s*<(h[1-6]|li|p|dt|dd)(?:\\s[^<>]{0,500})?>\\s*+(?!<img|<a\\s)(.*?)\\s*(?:</\\1>)?\\s*");

  private HtmlLines() {}

  /** The line in Markdown; itself where it is no such line. */
  static String plain(String line) {
    if (!mayBe(line)) {
      return line;
    }
    String inner = WRAPPING.matcher(line).replaceAll("");
    Matcher html = LINE.matcher(inner);
    if (!html.matches()) {
      return inner;
    }
    String tag = html.group(1);
    boolean isHeading = Character.toLowerCase(tag.charAt(0)) == 'h';
    String mark = isHeading ? "#".repeat(tag.charAt(1) - '0') + " " : "";
    return (tag.equalsIgnoreCase("li") ? "- " : mark) + html.group(2);
  }

  private static boolean mayBe(String line) {
    int first = 0;
    while (first < line.length() && Character.isWhitespace(line.charAt(first))) {
      first++;
    }
    return first < line.length() && line.charAt(first) == '<';
  }
}
