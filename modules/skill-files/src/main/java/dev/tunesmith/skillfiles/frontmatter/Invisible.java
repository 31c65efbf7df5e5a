package dev.tunesmith.skillfiles.frontmatter;

import java.util.regex.Pattern;

/**
 * Characters that take no room, which no key, name or value needs. Those that join or part letters
 * of some scripts, or turn the direction, count only inside a word of Latin letters or digits.
 */
public final class Invisible {

  private static final Pattern CHARACTER =
      Pattern.compile(
          "[\\u00AD\\u200B\\u202A-\\u202E\\u2060-\\u2064\\u2066-\\u2069\\uFEFF\\x{E0000}-\\x{E007F}]"
              + "|(?<=\\w)[\\u200C-\\u200F](?=\\w)");

  private Invisible() {}

  /** Whether a line holds one. */
  public static boolean isIn(String line) {
    return CHARACTER.matcher(line).find();
  }

  static String without(String name) {
    return CHARACTER.matcher(name).replaceAll("");
  }
}
