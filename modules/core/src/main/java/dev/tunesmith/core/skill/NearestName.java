package dev.tunesmith.core.skill;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the name that somebody who mistyped one may have meant: the one that fewest insertions,
 * deletions and replacements of a letter turn into it. Among thousands of skills thousands of names
 * may dangle, so a comparison is made only where length and letters leave it a chance, and after
 * some hundred names, more than anybody mistypes, it guesses no more.
 */
public final class NearestName {

  private static final int FARTHEST = 3;
  private static final int MOST_GUESSES = 200;

  /** In a word of six letters two may be wrong; more, and anything would be like anything. */
  private static final int LETTERS_FOR_ONE_MISTAKE = 3;

  private final List<Known> known = new ArrayList<>();
  private final Map<String, Optional<String>> answers = new HashMap<>();

  /** Searches among {@code names}; of equally near ones the first in order of text is taken. */
  public NearestName(Collection<String> names) {
    names.stream().distinct().sorted().forEach(name -> known.add(new Known(name, lettersOf(name))));
  }

  /**
   * A name that can be found.
   *
   * @param letters a bit for each letter that occurs
   */
  private record Known(String name, long letters) {}

  /** The known name nearest to {@code name}, or empty where none is near. */
  public Optional<String> to(String name) {
    return answers.computeIfAbsent(name.toLowerCase(Locale.ROOT), this::search);
  }

  private Optional<String> search(String name) {
    if (answers.size() >= MOST_GUESSES) {
      return Optional.empty();
    }
    int limit = Math.min(FARTHEST, name.length() / LETTERS_FOR_ONE_MISTAKE);
    long letters = lettersOf(name);
    @Nullable String best = null;
    for (Known each : known) {
      if (mayBeWithin(limit, name, letters, each)) {
        int distance = distance(name, each.name());
        if (distance <= limit) {
          best = each.name();
          limit = distance - 1;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  /** One mistake changes the length by one at most, and the set of letters by two. */
  private static boolean mayBeWithin(int limit, String name, long letters, Known other) {
    return Math.abs(name.length() - other.name().length()) <= limit
        && Long.bitCount(letters ^ other.letters()) <= 2 * limit;
  }

  private static long lettersOf(String name) {
    return name.chars().mapToLong(letter -> 1L << (letter % Long.SIZE)).reduce(0, (a, b) -> a | b);
  }

  /**
   * The edit distance, row by row: {@code row[j]} is what it takes to turn the letters of {@code a}
   * read so far into the first {@code j} of {@code b}.
   */
  static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
