package dev.tunesmith.advisor.finding;

import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.plan.Plan;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.workload.Query;

/** A statement as it was measured, with the catalogue that it ran under. */
record Seen(Query query, Measurement measured, Schema schema) {

  Plan plan() {
    return measured.plan();
  }
}
