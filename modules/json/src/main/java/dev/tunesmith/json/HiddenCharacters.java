package dev.tunesmith.json;

import java.util.Set;

/**
 * Makes characters visible that a reader would not see or that would steer a terminal: controls,
 * formats (zero width, direction, tags), private and unassigned ones, and blanks that are letters.
 */
public final class HiddenCharacters {
  // Unicode counts these as letters, marks or symbols, but nothing is to be seen of them.
  private static final Set<Integer> BLANK_LOOKING =
      Set.of(
          0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180C, 0x180D, 0x180F, 0x2800, 0x3164,
          0xFFA0);

  private HiddenCharacters() {}

  /** The text with each hidden character written as JSON would: a backslash, u, four digits. */
  public static String shown(String text) {
    if (text.codePoints().noneMatch(HiddenCharacters::isHidden)) {
      return text;
    }
    StringBuilder shown = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            codePoint -> {
              if (isHidden(codePoint)) {
                for (char unit : Character.toChars(codePoint)) {
                  shown.append(String.format("\\u%04x", (int) unit));
                }
              } else {
                shown.appendCodePoint(codePoint);
              }
            });
    return shown.toString();
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
}
