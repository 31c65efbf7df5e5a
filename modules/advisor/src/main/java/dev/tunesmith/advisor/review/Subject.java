package dev.tunesmith.advisor.review;

import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.review.Remark;
import dev.tunesmith.core.review.Smell;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.Workload;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is reviewed.
 *
 * @param schema the target's
 * @param schemaFact what is cited for it
 */
record Subject(
    Schema schema, EvidenceId schemaFact, Workload workload, List<Measurement> measurements) {

  Subject {
    measurements = List.copyOf(measurements);
  }

  /** A statement with its measurement. */
  record Measured(Query query, Measurement measurement) {

    Remark remark(Smell smell, String seen) {
      return new Remark(smell, query.name().value(), seen, List.of(measurement.id()));
    }
  }

  /** Only what was measured can be cited. */
  Stream<Measured> statements() {
    return measurements.stream()
        .flatMap(
            measurement ->
                workload.find(measurement.query()).stream()
                    .map(query -> new Measured(query, measurement)));
  }

  /** Tables whose design is their own: not parts of another, and no kept answers. */
  Stream<Table> tables() {
    return schema.tables().stream()
        .filter(
            table -> table.form() == Table.Form.TABLE || table.form() == Table.Form.PARTITIONED);
  }

  Remark remark(Smell smell, String place, String seen) {
    return new Remark(smell, place, seen, List.of(schemaFact));
  }
}
