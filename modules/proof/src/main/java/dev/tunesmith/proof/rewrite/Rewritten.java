package dev.tunesmith.proof.rewrite;

import dev.tunesmith.core.workload.Query;
import java.util.List;

/**
 * A statement and what the rules make of it: the conditions of the steps are exchanged, everything
 * else stays as it was, byte for byte.
 *
 * @param steps at least one, in the order of the text
 */
public record Rewritten(Query before, Query after, List<RewriteStep> steps) {

  public Rewritten {
    steps = List.copyOf(steps);
  }
}
