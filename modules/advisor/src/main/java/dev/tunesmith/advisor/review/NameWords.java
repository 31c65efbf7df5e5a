package dev.tunesmith.advisor.review;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The words that a name of the catalogue is made of, in lower case. */
record NameWords(List<String> words) {

  NameWords {
    words = List.copyOf(words);
  }

  static NameWords of(String name) {
    String spaced = name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    return new NameWords(
        Arrays.stream(spaced.split("[^a-z0-9]+", -1)).filter(word -> !word.isEmpty()).toList());
  }

  boolean hasAny(Set<String> among) {
    return words.stream().anyMatch(among::contains);
  }

  boolean endsIn(Set<String> among) {
    return !words.isEmpty() && among.contains(words.get(words.size() - 1));
  }

  /** Without its last word, joined as names in a catalogue are. */
  String withoutLast() {
    return words.size() < 2 ? "" : String.join("_", words.subList(0, words.size() - 1));
  }

  /** The names that a table of such things may have. */
  static Set<String> tablesOf(String thing) {
    String several =
        thing.endsWith("y") ? thing.substring(0, thing.length() - 1) + "ies" : thing + "es";
    return Set.of(thing, thing + "s", several);
  }
}
