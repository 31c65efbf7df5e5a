package dev.tunesmith.core.agent;

import dev.tunesmith.core.plan.Plan;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.workload.Query;
import java.util.List;

/**
 * Foresees how a statement would be planned if remedies were there. An estimate, never evidence.
 */
public interface WhatIf {

  /** The plan of {@code query} with {@code remedies} in place, and nothing left behind. */
  Plan planWith(Query query, List<Remedy> remedies);

  /**
   * The plans of several statements, in their order, all with the same {@code remedies} in place.
   * Worth overriding where putting remedies in place costs more than planning does.
   */
  default List<Plan> plansWith(List<Query> queries, List<Remedy> remedies) {
    return queries.stream().map(query -> planWith(query, remedies)).toList();
  }
}
