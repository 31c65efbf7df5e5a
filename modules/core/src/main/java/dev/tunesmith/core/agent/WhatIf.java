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
}
