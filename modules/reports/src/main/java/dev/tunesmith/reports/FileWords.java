package dev.tunesmith.reports;

import java.util.Locale;

/** Makes names of files of words. */
final class FileWords {
  private static final int LONGEST = 48;

  private FileWords() {}

  /** A file's name without its ending, for example {@code 002-create-orders-placed-on}. */
  static String numbered(int number, String words) {
    String slug =
        words.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    String shorter = slug.length() > LONGEST ? slug.substring(0, LONGEST) : slug;
    return String.format(Locale.ROOT, "%03d-%s", number, shorter.replaceAll("-$", ""));
  }
}
