package dev.tunesmith.engine.journal;

import dev.tunesmith.engine.order.WorkJournal.Entry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds entries by their words: the rarer a word, the more it counts. */
final class WordSearch {
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}_]+");

  private final List<Read> entries;
  private final Map<String, Integer> holders = new HashMap<>();

  private record Read(Entry entry, Set<String> words) {}

  private record Found(Entry entry, double weight) {}

  /** A search among entries, oldest first. */
  WordSearch(List<Entry> entries) {
    this.entries = entries.stream().map(each -> new Read(each, words(each.text()))).toList();
    this.entries.forEach(
        each -> each.words().forEach(word -> holders.merge(word, 1, Integer::sum)));
  }

  /** The best ones; of those that are as good, the newest first. */
  List<Entry> best(String wanted, int most) {
    Set<String> words = words(wanted);
    List<Found> found = new ArrayList<>();
    for (Read each : entries) {
      double weight = words.stream().filter(each.words()::contains).mapToDouble(this::rarity).sum();
      if (weight > 0) {
        found.add(0, new Found(each.entry(), weight));
      }
    }
    return found.stream()
        .sorted(Comparator.comparingDouble(Found::weight).reversed())
        .limit(most)
        .map(Found::entry)
        .toList();
  }

  private double rarity(String word) {
    return Math.log(1 + (double) entries.size() / holders.getOrDefault(word, 1));
  }

  private static Set<String> words(String text) {
    Set<String> words =
        new HashSet<>(List.of(BETWEEN_WORDS.split(text.toLowerCase(Locale.ROOT), -1)));
    words.remove("");
    return words;
  }
}
