package dev.tunesmith.core.quality;

import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.remedy.CreateIndex;
import dev.tunesmith.core.remedy.DropIndex;
import dev.tunesmith.core.remedy.MaterialisedView;
import dev.tunesmith.core.remedy.Proposal;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.remedy.Restatement;
import dev.tunesmith.core.remedy.SqlReader;
import dev.tunesmith.core.schema.ForeignKey;
import dev.tunesmith.core.schema.Index;
import dev.tunesmith.core.schema.IndexKey;
import dev.tunesmith.core.schema.IndexShape;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.skill.AntiPattern;
import dev.tunesmith.core.trial.Trial;
import dev.tunesmith.core.workload.Query;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The patterns that the runtime refuses whatever an agent or a skill file says. */
final class PatternGates {

  static final List<Gate> ALL =
      List.of(
          before(AntiPattern.SINGLE_PASS_OPTIMIZATION, PatternGates::oneThingAtATime),
          Gate.afterTrial(
              Layer.FORBIDDEN_PATTERNS,
              nameOf(AntiPattern.UNVALIDATED_SCHEMA_CHANGES),
              PatternGates::triedAsProposed),
          before(AntiPattern.INDEX_BLINDNESS, PatternGates::usageAsksForIt),
          before(AntiPattern.PERFORMANCE_ASSUMPTIONS, PatternGates::restsOnMeasurement),
          before(AntiPattern.PRODUCTION_EXPERIMENTATION, PatternGates::staysInSandbox));

  private PatternGates() {}

  static String nameOf(AntiPattern pattern) {
    return "no " + pattern.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static Gate before(AntiPattern pattern, Function<Submission, Verdict> question) {
    return Gate.beforeTrial(Layer.FORBIDDEN_PATTERNS, nameOf(pattern), question);
  }

  private static Verdict oneThingAtATime(Submission submission) {
    long served = submission.drops().stream().filter(drop -> isServed(submission, drop)).count();
    long count = submission.proposal().remedies().size() - served;
    return count <= Proposal.MOST_AT_ONCE
        ? Verdict.passed()
        : Verdict.failed(count + " remedies at once; no one could tell which of them helped");
  }

  private static Verdict triedAsProposed(Submission submission, Trial trial) {
    boolean isSame =
        trial.issue().equals(submission.issue().id())
            && new HashSet<>(trial.remedies())
                .equals(new HashSet<>(submission.proposal().remedies()));
    return isSame
        ? Verdict.passed(trial.id())
        : Verdict.failed("what was tried is not what was proposed", trial.id());
  }

  private static Verdict usageAsksForIt(Submission submission) {
    Optional<String> blind =
        Stream.concat(
                submission.creations().stream()
                    .filter(create -> !isAskedFor(submission, create))
                    .map(create -> "no statement asks for " + create.shape()),
                submission.drops().stream()
                    .filter(drop -> !isDispensable(submission, drop))
                    .map(drop -> drop.index().name() + " is used, and nothing serves in its place"))
            .findFirst();
    return blind.map(Verdict::failed).orElse(Verdict.passed());
  }

  /** The leading key must stand in a statement, or in a foreign key that a write checks. */
  private static boolean isAskedFor(Submission submission, CreateIndex create) {
    IndexKey leading = create.shape().keys().get(0);
    Optional<Table> table = submission.surroundings().schema().table(create.table());
    List<String> columns =
        leading.isColumn()
            ? List.of(leading.text())
            : table.stream()
                .flatMap(each -> each.columns().stream())
                .map(column -> column.name())
                .filter(name -> mentions(leading.text(), name))
                .toList();
    boolean isForeignKey =
        table.stream()
            .flatMap(each -> each.foreignKeys().stream())
            .map(ForeignKey::columns)
            .anyMatch(each -> each.contains(leading.text()));
    return isForeignKey
        || statements(submission).anyMatch(sql -> columns.stream().anyMatch(c -> mentions(sql, c)));
  }

  private static Stream<String> statements(Submission submission) {
    Issue issue = submission.issue();
    return submission.surroundings().workload().queries().stream()
        .filter(query -> issue.query() == null || query.name().equals(issue.query()))
        .map(Query::sql);
  }

  private static boolean mentions(String sql, String column) {
    return Pattern.compile("(?<!\\w)" + Pattern.quote(column) + "(?!\\w)", Pattern.CASE_INSENSITIVE)
        .matcher(sql)
        .find();
  }

  private static boolean isDispensable(Submission submission, DropIndex drop) {
    Index index = drop.index();
    boolean isUsed =
        index.size().scans() > 0
            || submission.surroundings().baseline().stream()
                .flatMap(measured -> measured.plan().root().walk())
                .anyMatch(node -> index.name().equals(node.operation().index()));
    return !isUsed || isServed(submission, drop);
  }

  /** Whether an index that stays does all that a dropped one did. */
  private static boolean isServed(Submission submission, DropIndex drop) {
    return submission
        .surroundings()
        .schema()
        .indexes()
        .filter(other -> submission.drops().stream().noneMatch(each -> each.index().equals(other)))
        .anyMatch(other -> serves(other.shape(), drop.index().shape()));
  }

  /** Whether {@code other} can do all that {@code shape} does. */
  static boolean serves(IndexShape other, IndexShape shape) {
    HashSet<String> held = new HashSet<>(other.included());
    other.keys().forEach(key -> held.add(key.text()));
    return shape.isPrefixOf(other) && held.containsAll(shape.included());
  }

  private static Verdict restsOnMeasurement(Submission submission) {
    List<EvidenceId> measured =
        submission.proposal().evidence().stream()
            .filter(submission.surroundings().evidence()::contains)
            .toList();
    return measured.isEmpty()
        ? Verdict.failed("it rests on nothing that was measured")
        : new Verdict.Passed(measured);
  }

  private static Verdict staysInSandbox(Submission submission) {
    SqlReader reader = submission.surroundings().sql();
    Stream<String> expressions =
        submission.proposal().remedies().stream()
            .flatMap(Remedy::evaluated)
            .flatMap(
                text -> said("an expression over a row", reader.objectionToExpression(text), text));
    Stream<String> statements =
        submission
            .restatements()
            .flatMap(
                each -> said("the same in other words", objection(each, reader), each.after()));
    Stream<String> queries =
        submission.views().stream()
            .map(MaterialisedView::definition)
            .flatMap(text -> said("one reading query", reader.objectionToQuery(text), text));
    return Stream.of(expressions, statements, queries)
        .flatMap(each -> each)
        .findFirst()
        .map(Verdict::failed)
        .orElse(Verdict.passed());
  }

  private static Optional<String> objection(Restatement statement, SqlReader reader) {
    return reader.objectionToRestating(statement.before(), statement.after());
  }

  private static Stream<String> said(String form, Optional<String> objection, String text) {
    return objection.stream().map(why -> "this is more than " + form + " (" + why + "): " + text);
  }
}
