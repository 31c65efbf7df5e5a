package dev.tunesmith.skillfiles.contract;

import java.util.Locale;
import java.util.regex.Pattern;

/** Takes the markup off a line. */
final class Plain {

  private static final Pattern MARK =
      Pattern.compile(
          "^(?:\\[["
              + " xX]\\]\\s+|[\\u2713\\u2714\\u2705\\u274C\\u2611\\u2022\\u26A0\\uFE0F]{1,8}\\s*){1,8}");
  private static final Pattern BOLD = Pattern.compile("\\*\\*|`");
  private static final Pattern UNDERLINED =
      Pattern.compile("(?<!\\w)__(\\S(?:.{0,300}?\\S)?)__(?!\\w)");
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\d]+");
  private static final int MAX_ASCII = 0x7F;

  private Plain() {}

  static String text(String source) {
    if (isPlain(source)) {
      return source;
    }
    String line = oneLine(source);
    String unmarked = mayBeMarked(line) ? MARK.matcher(line).replaceFirst("") : line;
    boolean isBold = unmarked.indexOf('`') >= 0 || unmarked.contains("**");
    String bare = isBold ? BOLD.matcher(unmarked).replaceAll("") : unmarked;
    return (bare.contains("__") ? UNDERLINED.matcher(bare).replaceAll("$1") : bare).strip();
  }

  /** Whether there is neither markup nor space at an end or beside other space: a quick look. */
  private static boolean isPlain(String source) {
    char last = ' ';
    for (int index = 0; index < source.length(); index++) {
      char each = source.charAt(index);
      boolean isOdd = each < ' ' || (each == ' ' && last == ' ') || each > MAX_ASCII;
      if (isOdd || each == '*' || each == '`' || each == '_' || each == '[') {
        return false;
      }
      last = each;
    }
    return last != ' ';
  }

  static String oneLine(String source) {
    return holdsWideSpace(source) ? SPACE.matcher(source).replaceAll(" ").strip() : source.strip();
  }

  private static boolean mayBeMarked(String line) {
    return !line.isEmpty() && (line.charAt(0) == '[' || line.charAt(0) > MAX_ASCII);
  }

  /** Whether there is space other than single blanks. */
  private static boolean holdsWideSpace(String source) {
    for (int index = 0; index < source.length(); index++) {
      char each = source.charAt(index);
      boolean isTwice = each == ' ' && index > 0 && source.charAt(index - 1) == ' ';
      if (isTwice || (each >= '\t' && each <= '\r')) {
        return true;
      }
    }
    return false;
  }

  /** Lower case, with single spaces where there is neither letter nor digit. */
  static String words(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return isWords(lower) ? lower : BETWEEN_WORDS.matcher(lower).replaceAll(" ").strip();
  }

  /** Whether there are only small letters without marks, digits and single blanks between them. */
  private static boolean isWords(String text) {
    char last = ' ';
    for (int index = 0; index < text.length(); index++) {
      char each = text.charAt(index);
      boolean isWord = (each >= 'a' && each <= 'z') || (each >= '0' && each <= '9');
      if (!isWord && (each != ' ' || last == ' ')) {
        return false;
      }
      last = each;
    }
    return last != ' ';
  }
}
