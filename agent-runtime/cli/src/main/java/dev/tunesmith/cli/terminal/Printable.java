package dev.tunesmith.cli.terminal;

import java.util.Locale;

/**
 * Text that no terminal takes for a command. Names, values and messages come from databases, skill
 * files and models, so any of them may hold escape sequences.
 */
final class Printable {

  private Printable() {}

  /** The text on one line, with every character that controls or hides something written out. */
  static String of(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints().forEach(each -> append(safe, each));
    return safe.toString();
  }

  private static void append(StringBuilder safe, int each) {
    if (each == '\n' || each == '\r' || each == '\t' || each == 0x2028 || each == 0x2029) {
      safe.append(' ');
    } else if (isHidden(each)) {
      safe.append(String.format(Locale.ROOT, "‹U+%04X›", each));
    } else {
      safe.appendCodePoint(each);
    }
  }

  private static boolean isHidden(int each) {
    return switch (Character.getType(each)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE -> true;
      default -> false;
    };
  }
}
