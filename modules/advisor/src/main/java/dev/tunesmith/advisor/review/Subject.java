package dev.tunesmith.advisor.review;

import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.plan.Plan;
import dev.tunesmith.core.plan.PlanNode;
import dev.tunesmith.core.review.Remark;
import dev.tunesmith.core.review.Smell;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.Workload;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is reviewed.
 *
 * @param schema the target's
 * @param schemaFact what is cited for it
 * @param asked only that of which something can be cited
 */
record Subject(Schema schema, EvidenceId schemaFact, List<Asked> asked) {

  Subject {
    asked = List.copyOf(asked);
  }

  /**
   * A statement.
   *
   * @param fact what is cited for it
   * @param plan how it was answered; null where only its text is known
   */
  record Asked(Query query, EvidenceId fact, @Nullable Plan plan) {

    Remark remark(Smell smell, String seen) {
      return new Remark(smell, query.name().value(), seen, List.of(fact));
    }

    /** The steps that answered it; none where only its text is known. */
    Stream<PlanNode> steps() {
      return Optional.ofNullable(plan).stream().flatMap(known -> known.root().walk());
    }
  }

  /** What was measured. */
  static List<Asked> measured(Workload workload, List<Measurement> measurements) {
    return measurements.stream()
        .flatMap(
            measured ->
                workload.find(measured.query()).stream()
                    .map(query -> new Asked(query, measured.id(), measured.plan())))
        .toList();
  }

  Stream<Asked> statements() {
    return asked.stream();
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
