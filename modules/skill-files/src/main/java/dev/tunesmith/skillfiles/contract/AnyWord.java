package dev.tunesmith.skillfiles.contract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;

/** Finds whether a text holds one of some words, in any case, in one pass and without a copy. */
final class AnyWord {

  private static final int LETTERS = 0x80;

  private final List<List<String>> byFirstLetter = new ArrayList<>();
  private final BitSet beginnings = new BitSet(LETTERS * LETTERS);

  /** The {@code words} are of ASCII in lower case, and of two letters at least. */
  AnyWord(String... words) {
    for (int letter = 0; letter < LETTERS; letter++) {
      int first = letter;
      byFirstLetter.add(Arrays.stream(words).filter(word -> word.charAt(0) == first).toList());
    }
    Stream.of(words).forEach(word -> beginnings.set(word.charAt(0) * LETTERS + word.charAt(1)));
  }

  boolean isIn(String text) {
    return isIn(text, text.length());
  }

  /** Whether a word begins and ends before {@code end}. */
  boolean isIn(String text, int end) {
    int last = 0;
    for (int at = 0; at < end; at++) {
      int letter = lower(text.charAt(at));
      if (beginnings.get(last * LETTERS + letter) && begins(last, text, at - 1, end)) {
        return true;
      }
      last = letter;
    }
    return false;
  }

  /** In lower case; 0 for what is no ASCII. */
  private static int lower(char letter) {
    if (letter >= 'A' && letter <= 'Z') {
      return letter + ('a' - 'A');
    }
    return letter < LETTERS ? letter : 0;
  }

  private boolean begins(int first, String text, int at, int end) {
    return byFirstLetter.get(first).stream()
        .anyMatch(
            word ->
                at + word.length() <= end && text.regionMatches(true, at, word, 0, word.length()));
  }
}
