package dev.tunesmith.core.crew;

import dev.tunesmith.core.skill.Skill;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds skills whose descriptions say much the same, so that whoever chooses by them chooses by
 * chance.
 */
public final class LikeDescriptions {

  /** In shares of all the words that the two have. */
  private static final double ALIKE = 0.6;

  private static final int FEWEST_WORDS = 4;
  private static final int FEWEST_LETTERS = 4;

  /** Each pair is looked at, so among very many none is. */
  private static final int MOST_SKILLS = 500;

  private LikeDescriptions() {}

  /** Two skills, in the order in which they were given. */
  public record Pair(Skill one, Skill other) {}

  /** The pairs among {@code skills}; none where there are more than 500. */
  public static List<Pair> among(List<Skill> skills) {
    List<Pair> pairs = new ArrayList<>();
    List<Set<String>> words =
        skills.size() > MOST_SKILLS
            ? List.of()
            : skills.stream().map(LikeDescriptions::words).toList();
    for (int one = 0; one < words.size(); one++) {
      for (int other = one + 1; other < words.size(); other++) {
        if (isAlike(words.get(one), words.get(other))) {
          pairs.add(new Pair(skills.get(one), skills.get(other)));
        }
      }
    }
    return pairs;
  }

  private static Set<String> words(Skill skill) {
    String description = skill.identity().description().toLowerCase(Locale.ROOT);
    return Arrays.stream(description.split("[^\\p{L}\\d]+", -1))
        .filter(word -> word.length() >= FEWEST_LETTERS)
        .collect(Collectors.toSet());
  }

  private static boolean isAlike(Set<String> one, Set<String> other) {
    Set<String> both = new HashSet<>(one);
    both.retainAll(other);
    int all = one.size() + other.size() - both.size();
    return both.size() >= FEWEST_WORDS && both.size() >= ALIKE * all;
  }
}
