package dev.tunesmith.core.quality;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The beginnings of the words by which a line of a skill file is known: {@code lock contention} is
 * in any line that has both, in any order and form, since files word their checks in their own way.
 */
record KeyPhrase(List<String> beginnings) {

  KeyPhrase {
    beginnings = List.copyOf(beginnings);
  }

  static List<KeyPhrase> all(String... phrases) {
    return Arrays.stream(phrases).map(phrase -> new KeyPhrase(words(phrase))).toList();
  }

  boolean isIn(String text) {
    List<String> words = words(text);
    return beginnings.stream()
        .allMatch(beginning -> words.stream().anyMatch(word -> word.startsWith(beginning)));
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^a-z0-9]+", -1))
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
