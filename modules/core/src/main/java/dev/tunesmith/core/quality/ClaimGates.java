package dev.tunesmith.core.quality;

import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.evidence.Facts;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.remedy.Remedy.CreateIndex;
import dev.tunesmith.core.remedy.Remedy.DropIndex;
import dev.tunesmith.core.schema.IndexKey;
import dev.tunesmith.core.schema.IndexShape;
import dev.tunesmith.core.schema.Schema;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The evidence rule: is what a proposal names there at all? No skill file can take it away. */
final class ClaimGates {

  static final List<Gate> ALL =
      List.of(
          gate("named objects exist", ClaimGates::objectsExist),
          gate("claims cite the ledger", ClaimGates::citesLedger),
          gate("figures are on record", ClaimGates::figuresKnown),
          gate("remedy is new", ClaimGates::remedyIsNew));

  private ClaimGates() {}

  private static Gate gate(String name, Function<Submission, Verdict> question) {
    return Gate.beforeTrial(Layer.HALLUCINATION_DETECTION, name, question);
  }

  private static Verdict objectsExist(Submission submission) {
    Schema schema = submission.surroundings().schema();
    return submission.proposal().remedies().stream()
        .map(remedy -> missingObject(schema, remedy))
        .flatMap(Optional::stream)
        .findFirst()
        .map(missing -> Verdict.failed(missing + " does not exist"))
        .orElse(Verdict.passed());
  }

  /**
   * What an SQL text names is looked up by the server: a statement that it refuses is not tried.
   */
  private static Optional<String> missingObject(Schema schema, Remedy remedy) {
    Optional<String> missing =
        remedy.tables().stream()
            .filter(name -> schema.table(name).isEmpty())
            .map(name -> "table " + name)
            .findFirst();
    return missing.isPresent() ? missing : missingPart(schema, remedy);
  }

  private static Optional<String> missingPart(Schema schema, Remedy remedy) {
    if (remedy instanceof DropIndex drop) {
      return schema.table(drop.table()).stream()
              .flatMap(table -> table.indexes().stream())
              .anyMatch(drop.index()::equals)
          ? Optional.empty()
          : Optional.of("index " + drop.index().name());
    }
    return remedy instanceof CreateIndex create
        ? columnsOf(create.shape())
            .filter(column -> !has(schema, create, column))
            .map(column -> "column " + column + " of " + create.table())
            .findFirst()
        : Optional.empty();
  }

  private static boolean has(Schema schema, CreateIndex create, String column) {
    return schema.table(create.table()).flatMap(table -> table.column(column)).isPresent();
  }

  private static Stream<String> columnsOf(IndexShape shape) {
    return Stream.concat(
        shape.keys().stream().filter(IndexKey::isColumn).map(IndexKey::text),
        shape.included().stream());
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

  private static Verdict figuresKnown(Submission submission) {
    List<Figure> claimed = Figure.claimedIn(submission.proposal().rootCause());
    if (claimed.isEmpty()) {
      return Verdict.noted("the root cause names no figure");
    }
    Facts facts = submission.surroundings().facts();
    if (facts == null) {
      return new Verdict.NotApplicable("what the agent saw is not on record");
    }
    return claimed.stream()
        .filter(figure -> !figure.isAmong(facts.figures()))
        .findFirst()
        .map(figure -> Verdict.failed("nothing the agent saw shows " + figure.text()))
        .orElse(new Verdict.Passed(submission.proposal().evidence()));
  }

  private static Verdict remedyIsNew(Submission submission) {
    Schema schema = submission.surroundings().schema();
    return submission.proposal().remedies().stream()
        .flatMap(remedy -> remedy.match(new Known(schema)).stream())
        .findFirst()
        .map(Verdict::failed)
        .orElse(Verdict.passed());
  }

  /** Says what is there already. */
  private record Known(Schema schema) implements Remedy.Cases<Optional<String>> {

    @Override
    public Optional<String> of(CreateIndex create) {
      return exists(schema, create)
          ? Optional.of("there is such an index: " + create.shape())
          : Optional.empty();
    }

    @Override
    public Optional<String> of(DropIndex drop) {
      return Optional.empty();
    }

    @Override
    public Optional<String> of(Remedy.Rewrite rewrite) {
      return rewrite.statement().before().strip().equals(rewrite.statement().after().strip())
          ? Optional.of("the statement stays as it is")
          : Optional.empty();
    }

    @Override
    public Optional<String> of(Remedy.RoleSetting setting) {
      return setting.value().equals(setting.previous())
          ? Optional.of("the role has that setting already")
          : Optional.empty();
    }

    @Override
    public Optional<String> of(Remedy.MaterialisedView view) {
      return schema.table(view.name()).map(table -> "there is a table " + view.name());
    }
  }

  private static boolean exists(Schema schema, CreateIndex create) {
    return schema
        .indexes()
        .anyMatch(
            index -> index.shape().equals(create.shape()) || index.name().equals(create.name()));
  }
}
