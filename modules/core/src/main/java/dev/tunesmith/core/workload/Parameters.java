package dev.tunesmith.core.workload;

import java.util.List;

/**
 * The parameters of a statement's text, and what they were bound to. Whatever is said of the
 * statement is said of all these values.
 *
 * @param count how many there are: the text holds {@code $1} to {@code $count}
 * @param valueSets what was seen; empty where nobody saw it, as with a server's statistics
 */
public record Parameters(int count, List<ValueSet> valueSets) {
  public Parameters {
    valueSets = List.copyOf(valueSets);
    for (ValueSet set : valueSets) {
      if (set.values().size() != count) {
        throw new IllegalArgumentException(
            "expected " + count + " values, got " + set.values().size());
      }
    }
  }
}
