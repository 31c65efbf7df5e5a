package dev.tunesmith.skillfiles.contract;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a fenced YAML block by its indentation. Such blocks illustrate more often than they parse
 * ({@code target: > 2x}); every line that has a key is kept.
 */
final class YamlOutline {

  private static final int MAX_DEPTH = 20;
  private static final Pattern ENTRY =
      Pattern.compile("^(\\s*)(-\\s+)?@?([A-Za-z][\\w .@/-]{0,80}?)\\s*:(?:\\s+(.*))?$");
  private static final Pattern ITEM = Pattern.compile("^(\\s*)-\\s+(.*)$");
  private static final Pattern NAME = Pattern.compile("@?([A-Za-z][\\w.-]*+).*", Pattern.DOTALL);

  private final Deque<Entry> above = new ArrayDeque<>();
  private final List<Entry> entries = new ArrayList<>();

  private YamlOutline() {}

  /** A key with its value, or a list item without key. */
  static final class Entry {

    private final List<Entry> path;
    private final int indent;
    private final String key;
    private final String value;
    private final int line;
    private final List<Entry> below = new ArrayList<>();

    Entry(List<Entry> path, int indent, String key, String value, int line) {
      this.path = path;
      this.indent = indent;
      this.key = key;
      this.value = value;
      this.line = line;
    }

    /** Empty for a plain list item. */
    String key() {
      return key;
    }

    /** Empty if something is nested below. */
    String value() {
      return value;
    }

    int line() {
      return line;
    }

    String text() {
      return key.isEmpty() ? value : key + ": " + value;
    }

    boolean isGroup() {
      return value.isEmpty();
    }

    /** The keys above it, innermost first. */
    List<String> path() {
      return path.stream().map(Entry::key).toList();
    }

    /** The innermost key above it, or {@code none} if there is none. */
    String groupOr(String none) {
      return path.isEmpty() ? none : path.get(0).key;
    }

    /** What stands directly under it. */
    List<Entry> below() {
      return below;
    }

    /** The name that it begins with. */
    Optional<String> name() {
      Matcher name = NAME.matcher(key.isEmpty() ? value : key);
      return name.matches() ? Optional.of(name.group(1)) : Optional.empty();
    }

    List<String> namesBelow() {
      return below.stream().flatMap(entry -> entry.name().stream()).toList();
    }
  }

  static List<Entry> of(Piece.Code code) {
    YamlOutline outline = new YamlOutline();
    for (int index = 0; index < code.lines().size(); index++) {
      String line = code.lines().get(index);
      if (!line.isBlank() && !line.strip().startsWith("#")) {
        outline.read(line, code.line() + index);
      }
    }
    return outline.entries;
  }

  private void read(String line, int number) {
    Matcher entry = ENTRY.matcher(line);
    Matcher item = ITEM.matcher(line);
    if (entry.matches()) {
      int indent = entry.group(1).length() + (entry.group(2) == null ? 0 : 1);
      add(indent, entry.group(3), entry.group(4) == null ? "" : entry.group(4), number);
    } else if (item.matches()) {
      add(item.group(1).length() + 1, "", item.group(2), number);
    }
  }

  private void add(int indent, String key, String value, int line) {
    while (!above.isEmpty() && above.peek().indent >= indent) {
      above.pop();
    }
    Entry entry = new Entry(List.copyOf(above), indent, key, unquoted(value), line);
    Optional.ofNullable(above.peek()).ifPresent(group -> group.below.add(entry));
    entries.add(entry);
    if (entry.isGroup() && !key.isEmpty() && above.size() < MAX_DEPTH) {
      above.push(entry);
    }
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
