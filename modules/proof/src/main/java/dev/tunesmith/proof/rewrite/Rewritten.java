package dev.tunesmith.proof.rewrite;

import dev.tunesmith.core.schema.IndexShape;
import dev.tunesmith.core.workload.Query;
import java.util.List;
import java.util.stream.Stream;

/**
 * A statement and what the rules make of it.
 *
 * @param rules those that were applied, at least one
 * @param steps the conditions on times that became ranges, in the order of the text; where there
 *     are any, everything else stays as it was, byte for byte
 * @param wants an index without which it would do no good, if any
 * @param isProven whether every side condition was found true, so far as the schema tells it
 */
public record Rewritten(
    Query before,
    Query after,
    List<RewriteRule> rules,
    List<RewriteStep> steps,
    boolean isProven,
    List<IndexShape> wants) {

  public Rewritten {
    rules = List.copyOf(rules);
    steps = List.copyOf(steps);
    wants = List.copyOf(wants);
  }

  /** This rewrite as one of what the earlier one began with. */
  Rewritten since(Rewritten earlier) {
    List<RewriteRule> all =
        Stream.concat(earlier.rules.stream(), rules.stream()).distinct().toList();
    return new Rewritten(
        earlier.before, after, all, List.of(), isProven && earlier.isProven, wants);
  }

  /** Conditions on times that became ranges. */
  static Rewritten ofTimes(Query before, Query after, List<RewriteStep> steps) {
    List<RewriteRule> rules = steps.stream().map(RewriteStep::rule).distinct().toList();
    return new Rewritten(before, after, rules, steps, true, List.of());
  }

  static Rewritten of(Query before, Change change) {
    return new Rewritten(
        before,
        before.asking(change.sql()),
        change.rules(),
        List.of(),
        change.grounds().isProven(),
        change.wants());
  }
}
