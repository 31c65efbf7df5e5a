package dev.tunesmith.reports;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Makes text from a database, a workload or a model harmless on a terminal and in a comment: one
 * line, and every character that controls or hides something is written out.
 */
final class PlainText {
  private static final Pattern BREAKS =
      Pattern.compile(" *[\\n\\r\\t\\u2028\\u2029][ \\n\\r\\t\\u2028\\u2029]*");

  private PlainText() {}

  static String oneLine(String text) {
    String unbroken = BREAKS.matcher(text).replaceAll(" ");
    StringBuilder line = new StringBuilder(unbroken.length());
    unbroken.codePoints().forEach(each -> append(line, each));
    return line.toString().strip();
  }

  /** One line of at most {@code longest} characters; what is cut off is shown by an ellipsis. */
  static String oneLine(String text, int longest) {
    String line = oneLine(text);
    if (line.length() <= longest) {
      return line;
    }
    int end = Character.isHighSurrogate(line.charAt(longest - 2)) ? longest - 2 : longest - 1;
    return line.substring(0, end) + "…";
  }

  private static void append(StringBuilder line, int character) {
    if (isHidden(character)) {
      line.append(String.format(Locale.ROOT, "‹U+%04X›", character));
    } else {
      line.appendCodePoint(character);
    }
  }

  private static boolean isHidden(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }
}
