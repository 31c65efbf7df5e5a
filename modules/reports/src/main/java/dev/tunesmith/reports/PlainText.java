package dev.tunesmith.reports;

import java.util.Locale;

/**
 * Makes text from a database, a workload or a model harmless on a terminal and in a comment: one
 * line, and every character that controls or hides something is written out.
 */
final class PlainText {
  private PlainText() {}

  static String oneLine(String text) {
    StringBuilder line = new StringBuilder(text.length());
    text.codePoints().forEach(each -> append(line, each));
    return line.toString().strip().replaceAll(" {2,}", " ");
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
    if (isBreak(character)) {
      line.append(' ');
    } else if (isHidden(character)) {
      line.append(String.format(Locale.ROOT, "‹U+%04X›", character));
    } else {
      line.appendCodePoint(character);
    }
  }

  static boolean isBreak(int character) {
    return character == '\n'
        || character == '\r'
        || character == '\t'
        || character == 0x2028
        || character == 0x2029;
  }

  static boolean isHidden(int character) {
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
