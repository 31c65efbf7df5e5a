package dev.tunesmith.skillfiles.contract;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of a fenced list of keys.
 *
 * @param key the key, or the first word of a list's item
 * @param text what follows the key
 */
record KeyLine(int indent, boolean isItem, String key, boolean hasColon, String text) {

  private static final Pattern LINE =
      Pattern.compile("^(\\s*+)(-?)\\s*+@?([A-Za-z][\\w.-]*+)\\s*+(:?)\\s*+(.*)$");

  static Optional<KeyLine> of(String line) {
    Matcher matcher = LINE.matcher(line);
    return matcher.matches()
        ? Optional.of(
            new KeyLine(
                matcher.group(1).length(),
                !matcher.group(2).isEmpty(),
                matcher.group(3),
                !matcher.group(4).isEmpty(),
                matcher.group(5)))
        : Optional.empty();
  }

  /** Whether what it says stands on the lines below. */
  boolean isOpen() {
    return text.isBlank();
  }

  String said() {
    return key + (hasColon ? ": " : " ") + text;
  }
}
