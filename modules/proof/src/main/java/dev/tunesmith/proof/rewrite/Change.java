package dev.tunesmith.proof.rewrite;

import java.util.List;
import java.util.stream.Stream;

/**
 * A statement in other words, as rules write it.
 *
 * @param rules those that were applied, at least one
 */
record Change(String sql, List<RewriteRule> rules, Grounds grounds) {

  Change {
    rules = List.copyOf(rules);
  }

  /** This change after another one. */
  Change after(Change earlier) {
    List<RewriteRule> all =
        Stream.concat(earlier.rules.stream(), rules.stream()).distinct().toList();
    return new Change(sql, all, earlier.grounds.and(grounds));
  }
}
