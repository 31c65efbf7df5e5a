package dev.tunesmith.advisor.finding;

import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.workload.Workload;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What issues are found in: a workload as it was measured, and the catalogue.
 *
 * @param schemaFact what is cited for the catalogue
 * @param usedOnTarget the indexes that the target's server has counted a use of
 */
record Findings(
    Schema schema,
    EvidenceId schemaFact,
    Workload workload,
    List<Measurement> measurements,
    Set<String> usedOnTarget) {

  Findings {
    measurements = List.copyOf(measurements);
    usedOnTarget = Set.copyOf(usedOnTarget);
  }

  /** The statements that were measured. */
  Stream<Seen> statements() {
    return measurements.stream()
        .flatMap(
            measured ->
                workload.find(measured.query()).stream()
                    .map(query -> new Seen(query, measured, schema)));
  }
}
