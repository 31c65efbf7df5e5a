package dev.tunesmith.core.text;

import java.util.Locale;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.regex.Pattern;

/**
 * Makes characters visible that a reader would not see or that would steer a terminal: controls,
 * formats (zero width, direction, tags), private and unassigned ones, and blanks that are letters.
 * Terminal, Markdown, HTML, SQL comments and JSON all go by this rule.
 */
public final class HiddenCharacters {

  // Unicode counts these as letters, marks or symbols, but nothing is to be seen of them.
  private static final Set<Integer> BLANK_LOOKING =
      Set.of(
          0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180C, 0x180D, 0x180F, 0x2800, 0x3164,
          0xFFA0);

  private static final Pattern BREAKS =
      Pattern.compile(" *[\\n\\r\\t\\u2028\\u2029][ \\n\\r\\t\\u2028\\u2029]*");

  private HiddenCharacters() {}

  /** The text with each hidden character written out, for example {@code ‹U+200B›}. */
  public static String shown(String text) {
    return replaced(text, each -> String.format(Locale.ROOT, "‹U+%04X›", each));
  }

  /** The same on one line: line breaks and tabs become a blank. */
  public static String onOneLine(String text) {
    return shown(BREAKS.matcher(text).replaceAll(" "));
  }

  /** At most {@code longest} characters; what is cut off is shown by an ellipsis. */
  public static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(longest - 2)) ? longest - 2 : longest - 1;
    return text.substring(0, end) + "…";
  }

  /** JSON that means the same, with each hidden character written as JSON's escape. */
  public static String escapedInJson(String json) {
    return replaced(json, HiddenCharacters::jsonEscape);
  }

  /** Whether a reader would not see it, or it would steer a terminal. */
  public static boolean isHidden(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> BLANK_LOOKING.contains(codePoint) || isVariationSelector(codePoint);
    };
  }

  private static boolean isVariationSelector(int codePoint) {
    return (codePoint >= 0xFE00 && codePoint <= 0xFE0F)
        || (codePoint >= 0xE0100 && codePoint <= 0xE01EF);
  }

  private static String jsonEscape(int codePoint) {
    StringBuilder escape = new StringBuilder();
    for (char unit : Character.toChars(codePoint)) {
      escape.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
    }
    return escape.toString();
  }

  private static String replaced(String text, IntFunction<String> replacement) {
    if (text.codePoints().noneMatch(HiddenCharacters::isHidden)) {
      return text;
    }
    StringBuilder shown = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            each ->
                shown.append(isHidden(each) ? replacement.apply(each) : Character.toString(each)));
    return shown.toString();
  }
}
