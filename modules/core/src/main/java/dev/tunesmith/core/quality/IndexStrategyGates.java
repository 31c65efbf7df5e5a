package dev.tunesmith.core.quality;

import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.plan.PlanShape;
import dev.tunesmith.core.remedy.CreateIndex;
import dev.tunesmith.core.schema.Index;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.core.trial.Trial;
import dev.tunesmith.core.workload.QueryName;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Index strategy verification: does the index earn its keep? */
final class IndexStrategyGates {

  /** Below this size nobody minds an index that is larger than its table. */
  static final long NOTABLE_BYTES = 1L << 20;

  /** An index on most columns of a narrow table, or of boxes around its values, is that large. */
  private static final int MOST_TIMES_ITS_TABLE = 2;

  private static final String KEEPS_PARTS = "gin";

  static final List<Gate> ALL =
      List.of(
          gate("impact of every index measured", IndexStrategyGates::everyIndexMeasured)
              .listedAs("impact measured"),
          gate("write impact assessed", IndexStrategyGates::writesAssessed).listedAs("write"),
          gate("size and bloat known", IndexStrategyGates::sizeKnown).listedAs("bloat"),
          gate("plan uses the index", IndexStrategyGates::planUsesIndex).listedAs("plan"));

  private IndexStrategyGates() {}

  private static Gate gate(String name, BiFunction<Submission, Trial, Verdict> question) {
    return Gate.afterTrial(Layer.INDEX_STRATEGY_CHECK, name, question);
  }

  static boolean uses(PlanShape shape, String index) {
    return Pattern.compile(" using " + Pattern.quote(index) + "(?![\\w$])")
        .matcher(shape.text())
        .find();
  }

  /**
   * The existing indexes count too: what one of them serves needs no second, and no statement that
   * uses one may go unwatched.
   */
  private static Verdict everyIndexMeasured(Submission submission, Trial trial) {
    Optional<String> twin =
        submission.creations().stream()
            .flatMap(create -> servant(submission, create).stream())
            .findFirst();
    if (twin.isPresent()) {
      return Verdict.failed(twin.get(), trial.id());
    }
    return submission.surroundings().baseline().stream()
        .filter(measured -> usesIndexOf(measured, submission))
        .map(Measurement::query)
        .filter(name -> !isWatched(trial, name))
        .findFirst()
        .map(
            name -> Verdict.failed(name + " uses an index there and was not looked at", trial.id()))
        .orElse(Verdict.passed(trial.id()));
  }

  private static Optional<String> servant(Submission submission, CreateIndex create) {
    return submission.surroundings().schema().table(create.table()).stream()
        .map(Table::indexes)
        .flatMap(List::stream)
        .filter(index -> PatternGates.serves(index.shape(), create.shape()))
        .map(Index::name)
        .map(name -> name + " serves all that " + create.name() + " would")
        .findFirst();
  }

  private static boolean usesIndexOf(Measurement measured, Submission submission) {
    List<String> names =
        submission.tables().stream()
            .flatMap(table -> submission.surroundings().schema().table(table).stream())
            .flatMap(table -> table.indexes().stream())
            .map(Index::name)
            .toList();
    return measured
        .plan()
        .root()
        .walk()
        .map(node -> node.operation().index())
        .filter(Objects::nonNull)
        .anyMatch(names::contains);
  }

  private static boolean isWatched(Trial trial, QueryName name) {
    return DiagnosisGates.Looked.at(trial, name)
        || trial.writes().stream().anyMatch(each -> each.query().equals(name));
  }

  private static Verdict writesAssessed(Submission submission, Trial trial) {
    List<QueryName> writes =
        submission.tables().stream()
            .flatMap(table -> writersOf(submission, table))
            .distinct()
            .toList();
    if (writes.isEmpty()) {
      return WriteCost.ofSynthesised(trial);
    }
    return writes.stream()
        .filter(name -> !isMeasured(trial, name))
        .findFirst()
        .map(name -> Verdict.failed("what it costs " + name + " was not measured", trial.id()))
        .orElse(
            new Verdict.Passed(
                trial.writes().stream().map(Comparison::id).toList(), WriteCost.heapOnly(trial)));
  }

  private static Stream<QueryName> writersOf(Submission submission, TableName table) {
    return submission
        .surroundings()
        .touching(table)
        .map(Measurement::query)
        .filter(
            name ->
                submission
                    .surroundings()
                    .workload()
                    .find(name)
                    .filter(query -> !query.isRead())
                    .isPresent())
        .filter(name -> changes(submission, name, table));
  }

  /** A write's topmost step names the table it changes; below it are those it only reads. */
  private static boolean changes(Submission submission, QueryName name, TableName table) {
    return submission.surroundings().baseline().stream()
        .filter(measured -> measured.query().equals(name))
        .map(measured -> measured.plan().root().operation().relation())
        .anyMatch(relation -> relation == null || relation.equals(table.toString()));
  }

  private static boolean isMeasured(Trial trial, QueryName name) {
    return Stream.concat(trial.writes().stream(), trial.reads().stream())
        .filter(each -> each.query().equals(name))
        .anyMatch(each -> each.with().runs() > 0 && each.without().runs() > 0);
  }

  private static Verdict sizeKnown(Submission submission, Trial trial) {
    long tableBytes =
        submission.tables().stream()
            .flatMap(table -> submission.surroundings().schema().table(table).stream())
            .mapToLong(Table::bytes)
            .sum();
    return trial.bytes() > Math.max(NOTABLE_BYTES, MOST_TIMES_ITS_TABLE * tableBytes)
            && !keepsPartsOfValues(submission)
        ? Verdict.failed(
            "it would be more than twice as large as its table: " + trial.bytes() + " bytes",
            trial.id())
        : Verdict.noted(
            trial.bytes() + " bytes; the server's own counts show whether it grows", trial.id());
  }

  /** With an entry for each word or member it is larger than its table by its nature. */
  private static boolean keepsPartsOfValues(Submission submission) {
    return submission.creations().stream()
        .anyMatch(create -> create.shape().method().equals(KEEPS_PARTS));
  }

  private static Verdict planUsesIndex(Submission submission, Trial trial) {
    List<Comparison> intended = trial.subjectComparison().map(List::of).orElse(trial.reads());
    return submission.creations().stream()
        .filter(create -> !KeyChecks.areServedBy(create, submission))
        .map(CreateIndex::name)
        .filter(name -> intended.stream().noneMatch(each -> uses(each.plans().with(), name)))
        .findFirst()
        .map(name -> Verdict.failed("the plan does not use " + name, trial.id()))
        .orElse(new Verdict.Passed(intended.stream().map(Comparison::id).toList()));
  }
}
