package dev.tunesmith.advisor.indexes;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes the keys, with all their options, out of the statement that creates an index. */
final class KeyDefinitions {

  private static final Pattern BEFORE_KEYS =
      Pattern.compile("\\sUSING\\s+\"?\\w+\"?\\s*\\(", Pattern.CASE_INSENSITIVE);

  private KeyDefinitions() {}

  /** The text of each key as the server writes it; empty where the statement cannot be read. */
  static List<String> in(String definition) {
    Matcher start = BEFORE_KEYS.matcher(definition);
    return start.find() ? split(definition, start.end()) : List.of();
  }

  private static List<String> split(String text, int from) {
    List<String> keys = new ArrayList<>();
    int depth = 0;
    int keyStart = from;
    char quote = 0;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if (depth == 0 && (c == ',' || c == ')')) {
        keys.add(text.substring(keyStart, i).strip());
        keyStart = i + 1;
        if (c == ')') {
          return keys;
        }
      } else {
        depth += depthChange(c);
      }
    }
    return List.of();
  }

  private static int depthChange(char c) {
    return switch (c) {
      case '(', '[' -> 1;
      case ')', ']' -> -1;
      default -> 0;
    };
  }
}
