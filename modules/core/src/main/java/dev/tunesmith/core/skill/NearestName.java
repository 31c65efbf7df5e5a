package dev.tunesmith.core.skill;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * Finds the name that somebody who mistyped one may have meant: the one that fewest insertions,
 * deletions and replacements of a letter turn into it. Among thousands of skills thousands of names
 * may dangle, so after some hundred names, more than anybody mistypes, it guesses no more; among
 * very many names after fewer.
 */
public final class NearestName {

  private static final int FARTHEST = 3;
  private static final int MOST_GUESSES = 200;
  private static final int MOST_COMPARED = 1_000_000;

  /** In a word of six letters two may be wrong; more, and anything would be like anything. */
  private static final int LETTERS_FOR_ONE_MISTAKE = 3;

  private final List<String> known;
  private final int lettersForOneMistake;
  private final Map<String, Optional<String>> answers = new HashMap<>();

  /** Searches among {@code names}; of equally near ones the first in order of text is taken. */
  public NearestName(Collection<String> names) {
    this(names, LETTERS_FOR_ONE_MISTAKE);
  }

  /** The same, with one mistake allowed for so many letters. */
  public NearestName(Collection<String> names, int lettersForOneMistake) {
    this.lettersForOneMistake = lettersForOneMistake;
    this.known = names.stream().distinct().sorted().toList();
  }

  /** The known name nearest to {@code name}, or empty where none is near. */
  public Optional<String> to(String name) {
    return answers.computeIfAbsent(name.toLowerCase(Locale.ROOT), this::search);
  }

  private Optional<String> search(String name) {
    int guesses = answers.size();
    boolean isTired = guesses >= MOST_GUESSES || (long) guesses * known.size() >= MOST_COMPARED;
    return isTired ? Optional.empty() : nearest(name);
  }

  private Optional<String> nearest(String name) {
    Optional<String> best = Optional.empty();
    int limit = Math.min(FARTHEST, name.length() / lettersForOneMistake);
    for (String each : known) {
      boolean mayBeNear = Math.abs(name.length() - each.length()) <= limit;
      int distance = mayBeNear ? new LevenshteinDistance(limit).apply(name, each) : -1;
      if (distance >= 0) {
        best = Optional.of(each);
        limit = distance - 1;
      }
    }
    return best;
  }
}
