package dev.tunesmith.core.quality;

import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.remedy.Remedy.CreateIndex;
import dev.tunesmith.core.remedy.Remedy.DropIndex;
import dev.tunesmith.core.schema.IndexKey;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.Table;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Layer 2: is what the proposal says there at all? */
final class ClaimGates {

  static final List<Gate> ALL =
      List.of(
          Gate.beforeTrial(
              Layer.HALLUCINATION_DETECTION, "named objects exist", ClaimGates::objectsExist),
          Gate.beforeTrial(
              Layer.HALLUCINATION_DETECTION, "claims cite the ledger", ClaimGates::citesLedger),
          Gate.beforeTrial(
              Layer.HALLUCINATION_DETECTION,
              "root cause shows in the plan",
              ClaimGates::causeShowsInPlan),
          Gate.beforeTrial(
              Layer.HALLUCINATION_DETECTION, "remedy is new", ClaimGates::remedyIsNew));

  private ClaimGates() {}

  private static Verdict objectsExist(Submission submission) {
    Schema schema = submission.surroundings().schema();
    return submission.proposal().remedies().stream()
        .map(remedy -> missingObject(schema, remedy))
        .flatMap(Optional::stream)
        .findFirst()
        .map(missing -> Verdict.failed(missing + " does not exist"))
        .orElse(Verdict.passed());
  }

  private static Optional<String> missingObject(Schema schema, Remedy remedy) {
    Optional<Table> table = schema.table(remedy.table());
    if (table.isEmpty()) {
      return Optional.of("table " + remedy.table());
    }
    if (remedy instanceof DropIndex drop) {
      return table.get().indexes().contains(drop.index())
          ? Optional.empty()
          : Optional.of("index " + drop.index().name());
    }
    return ((CreateIndex) remedy)
        .shape().keys().stream()
            .filter(IndexKey::isColumn)
            .map(IndexKey::text)
            .filter(column -> table.get().column(column).isEmpty())
            .map(column -> "column " + column + " of " + remedy.table())
            .findFirst();
  }

  private static Verdict citesLedger(Submission submission) {
    List<EvidenceId> cited = submission.proposal().evidence();
    if (cited.isEmpty()) {
      return Verdict.failed("the proposal cites no evidence");
    }
    return cited.stream()
        .filter(id -> !submission.surroundings().evidence().contains(id))
        .findFirst()
        .map(id -> Verdict.failed("the proposal cites " + id + ", which the ledger does not hold"))
        .orElse(new Verdict.Passed(cited));
  }

  private static Verdict causeShowsInPlan(Submission submission) {
    Optional<Measurement> measured = submission.subjectMeasurement();
    if (measured.isEmpty()) {
      return new Verdict.NotApplicable("the issue is not about one statement");
    }
    boolean shows =
        submission.proposal().remedies().stream()
            .map(remedy -> remedy.table().toString())
            .anyMatch(table -> reads(measured.get(), table));
    return shows
        ? Verdict.passed(measured.get().id())
        : Verdict.failed("the statement's plan reads none of the tables", measured.get().id());
  }

  private static boolean reads(Measurement measured, String table) {
    return measured
        .plan()
        .root()
        .walk()
        .anyMatch(node -> Objects.equals(node.operation().relation(), table));
  }

  private static Verdict remedyIsNew(Submission submission) {
    return submission.proposal().remedies().stream()
        .filter(CreateIndex.class::isInstance)
        .map(CreateIndex.class::cast)
        .filter(create -> exists(submission.surroundings().schema(), create))
        .findFirst()
        .map(create -> Verdict.failed("there is such an index: " + create.shape()))
        .orElse(Verdict.passed());
  }

  private static boolean exists(Schema schema, CreateIndex create) {
    return schema
        .indexes()
        .anyMatch(
            index -> index.shape().equals(create.shape()) || index.name().equals(create.name()));
  }
}
