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

  private Plain() {}

  static String text(String source) {
    String bare = BOLD.matcher(MARK.matcher(oneLine(source)).replaceFirst("")).replaceAll("");
    return (bare.contains("__") ? UNDERLINED.matcher(bare).replaceAll("$1") : bare).strip();
  }

  static String oneLine(String source) {
    return SPACE.matcher(source).replaceAll(" ").strip();
  }

  /** Lower case, with single spaces where there is neither letter nor digit. */
  static String words(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\d]+", " ").strip();
  }
}
