package dev.tunesmith.skillfiles.contract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Finds whether a text holds one of some words, in any case, in one pass and without a copy. */
final class AnyWord {

  private static final int LETTERS = 0x80;

  private final List<List<String>> byFirstLetter = new ArrayList<>();

  /** By a letter and the one before it; what stands for a sign does so whatever is before it. */
  private final boolean[] beginnings = new boolean[LETTERS * LETTERS];

  private final String signs;

  /** The {@code words} are of ASCII in lower case, and of two letters at least. */
  AnyWord(String... words) {
    this("", words);
  }

  /** The same, and a text that holds one of {@code signs} counts too. */
  static AnyWord orSign(String signs, String... words) {
    return new AnyWord(signs, words);
  }

  private AnyWord(String signs, String[] words) {
    this.signs = signs;
    for (int letter = 0; letter < LETTERS; letter++) {
      int first = letter;
      byFirstLetter.add(Arrays.stream(words).filter(word -> word.charAt(0) == first).toList());
    }
    for (String word : words) {
      beginnings[word.charAt(0) * LETTERS + word.charAt(1)] = true;
    }
    for (int pair = 0; pair < beginnings.length; pair++) {
      beginnings[pair] |= signs.indexOf(pair % LETTERS) >= 0;
    }
  }

  boolean isIn(String text) {
    return isIn(text, text.length());
  }

  /** Whether a word begins and ends before {@code end}. */
  boolean isIn(String text, int end) {
    int last = 0;
    for (int at = 0; at < end; at++) {
      int letter = lower(text.charAt(at));
      if (beginnings[last * LETTERS + letter]
          && (signs.indexOf(letter) >= 0 || begins(last, text, at - 1, end))) {
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
    for (String word : byFirstLetter.get(first)) {
      if (at + word.length() <= end && text.regionMatches(true, at, word, 0, word.length())) {
        return true;
      }
    }
    return false;
  }
}
