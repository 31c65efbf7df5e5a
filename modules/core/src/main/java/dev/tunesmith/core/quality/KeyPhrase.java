package dev.tunesmith.core.quality;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The beginnings of the words by which a line of a skill file is known: {@code lock contention} is
 * in any line that has both, in any order and form, since files word their checks in their own way.
 */
record KeyPhrase(List<String> beginnings) {

  private static final int SPAN = 7;

  KeyPhrase {
    beginnings = List.copyOf(beginnings);
  }

  static List<KeyPhrase> all(String... phrases) {
    return Arrays.stream(phrases).map(phrase -> new KeyPhrase(words(phrase))).toList();
  }

  boolean isIn(String text) {
    List<String> words = words(text);
    return beginnings.stream().allMatch(beginning -> begins(words, beginning));
  }

  /** Whether its words stand beside each other, with few others between them. */
  boolean isTogetherIn(String text) {
    List<String> words = words(text);
    return IntStream.range(0, words.size())
        .mapToObj(from -> words.subList(from, Math.min(words.size(), from + SPAN)))
        .anyMatch(few -> beginnings.stream().allMatch(each -> begins(few, each)));
  }

  private static boolean begins(List<String> words, String beginning) {
    return words.stream().anyMatch(word -> word.startsWith(beginning));
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^a-z0-9]+", -1))
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
