package dev.tunesmith.skillfiles.contract;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a fenced YAML block by its indentation. Such blocks illustrate more often than they parse
 * ({@code target: > 2x}); every line that has a key is kept.
 */
final class YamlOutline {

  private static final Pattern ENTRY =
      Pattern.compile("^(\\s*)(-\\s+)?([A-Za-z][\\w .@/-]{0,80}?)\\s*:(?:\\s+(.*))?$");
  private static final Pattern ITEM = Pattern.compile("^(\\s*)-\\s+(.*)$");

  private YamlOutline() {}

  /**
   * A key with its value, or a list item without key.
   *
   * @param path the keys above it, outermost first
   * @param key empty for a plain list item
   * @param value empty if something is nested below
   */
  record Entry(List<String> path, String key, String value, int line) {
    Entry {
      path = List.copyOf(path);
    }

    String text() {
      return key.isEmpty() ? value : key + ": " + value;
    }

    boolean isGroup() {
      return value.isEmpty();
    }
  }

  static List<Entry> of(List<String> lines, int firstLine) {
    List<Entry> entries = new ArrayList<>();
    Deque<Level> above = new ArrayDeque<>();
    for (int index = 0; index < lines.size(); index++) {
      String line = lines.get(index);
      Matcher entry = ENTRY.matcher(line);
      Matcher item = ITEM.matcher(line);
      if (line.isBlank() || line.strip().startsWith("#")) {
        continue;
      }
      if (entry.matches()) {
        int indent = entry.group(1).length() + (entry.group(2) == null ? 0 : 1);
        close(above, indent);
        String value = unquoted(entry.group(4) == null ? "" : entry.group(4));
        entries.add(new Entry(path(above), entry.group(3), value, firstLine + index));
        if (value.isEmpty() && above.size() < 20) {
          above.push(new Level(indent, entry.group(3)));
        }
      } else if (item.matches()) {
        close(above, item.group(1).length() + 1);
        entries.add(new Entry(path(above), "", unquoted(item.group(2)), firstLine + index));
      }
    }
    return entries;
  }

  private record Level(int indent, String key) {}

  private static void close(Deque<Level> above, int indent) {
    while (!above.isEmpty() && above.peek().indent() >= indent) {
      above.pop();
    }
  }

  private static List<String> path(Deque<Level> above) {
    List<String> path = new ArrayList<>();
    above.descendingIterator().forEachRemaining(level -> path.add(level.key()));
    return path;
  }

  private static String unquoted(String value) {
    String text = value.strip();
    boolean isQuoted =
        text.length() > 1
            && (text.charAt(0) == '"' || text.charAt(0) == '\'')
            && text.charAt(text.length() - 1) == text.charAt(0);
    return isQuoted ? text.substring(1, text.length() - 1) : text;
  }
}
