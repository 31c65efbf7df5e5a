package dev.tunesmith.proof.rewrite;

import java.util.List;
import java.util.stream.Stream;

/**
 * On what a rewrite rests.
 *
 * @param isProven whether every side condition was found true, as far as the schema tells
 * @param conditions what was found true, a sentence each
 * @param midnights what must be true of the session's time zone
 */
record Grounds(boolean isProven, List<String> conditions, Midnights midnights) {

  Grounds {
    conditions = List.copyOf(conditions);
  }

  static Grounds proven(String... conditions) {
    return proven(List.of(conditions));
  }

  static Grounds proven(List<String> conditions) {
    return new Grounds(true, conditions, Midnights.NONE);
  }

  /** Something that the schema does not tell is missing. */
  static Grounds open() {
    return new Grounds(false, List.of(), Midnights.NONE);
  }

  Grounds given(Midnights more) {
    return new Grounds(isProven, conditions, midnights.and(more));
  }

  Grounds and(Grounds other) {
    return new Grounds(
        isProven && other.isProven,
        Stream.concat(conditions.stream(), other.conditions.stream()).distinct().toList(),
        midnights.and(other.midnights));
  }
}
