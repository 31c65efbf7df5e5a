package dev.tunesmith.proof.rewrite;

import dev.tunesmith.core.schema.IndexShape;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A statement in other words, as rules write it.
 *
 * @param rules those that were applied, at least one
 * @param wants an index without which it would do no good, if any
 * @param tie what can be compared in their place where their order leaves a choice, or null
 */
record Change(
    String sql,
    List<RewriteRule> rules,
    Grounds grounds,
    @Nullable Tie tie,
    List<IndexShape> wants) {

  Change {
    rules = List.copyOf(rules);
    wants = List.copyOf(wants);
  }

  static Change of(String sql, RewriteRule rule, Grounds grounds) {
    return new Change(sql, List.of(rule), grounds, null, List.of());
  }

  Change comparedAs(@Nullable Tie other) {
    return new Change(sql, rules, grounds, other, wants);
  }

  Change wanting(Optional<IndexShape> index) {
    return new Change(sql, rules, grounds, tie, index.stream().toList());
  }

  /** The same change of a part of a statement. */
  Change within(UnaryOperator<String> statement) {
    return new Change(
        statement.apply(sql), rules, grounds, tie == null ? null : tie.within(statement), wants);
  }

  /** This change after another one. */
  Change after(Change earlier) {
    List<RewriteRule> all =
        Stream.concat(earlier.rules.stream(), rules.stream()).distinct().toList();
    return new Change(sql, all, earlier.grounds.and(grounds), tie, wants);
  }
}
