package dev.tunesmith.core.quality;

import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.issue.Symptom;
import dev.tunesmith.core.schema.ForeignKey;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.core.workload.LatencyTarget;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.QueryName;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Layer 1: is the problem clear enough to be worked on? */
final class InputGates {

  static final List<Gate> ALL =
      List.of(
          gate("problem stated", InputGates::problemStated).listedAs("problem"),
          gate("current metrics captured", InputGates::metricsCaptured).listedAs("metric"),
          gate("target defined", InputGates::targetDefined).listedAs("target"),
          gate("acceptance criteria stated", InputGates::criteriaStated)
              .listedAs("sla", "criteria", "acceptance"),
          gate("scope clear", InputGates::scopeClear).listedAs("scope"));

  private InputGates() {}

  private static Gate gate(String name, Function<Submission, Verdict> question) {
    return Gate.beforeTrial(Layer.INPUT_VALIDATION, name, question);
  }

  private static Verdict problemStated(Submission submission) {
    Issue issue = submission.issue();
    if (issue.symptoms().isEmpty()) {
      return Verdict.failed("the issue names no symptom");
    }
    QueryName query = issue.query();
    return query != null && submission.surroundings().workload().find(query).isEmpty()
        ? Verdict.failed("the workload has no statement named " + query)
        : new Verdict.Passed(issue.symptoms().stream().map(Symptom::evidence).toList());
  }

  private static Verdict metricsCaptured(Submission submission) {
    Optional<Measurement> measured = submission.subjectMeasurement();
    if (submission.issue().query() != null) {
      return measured
          .filter(each -> each.timing().runs() > 0 && isOnRecord(submission, each.id()))
          .map(each -> Verdict.passed(each.id()))
          .orElse(Verdict.failed("the statement's time is not on record"));
    }
    List<EvidenceId> captured =
        submission.issue().symptoms().stream()
            .map(Symptom::evidence)
            .filter(id -> isOnRecord(submission, id))
            .toList();
    return captured.isEmpty()
        ? Verdict.failed("no figure of the issue is in the ledger")
        : new Verdict.Passed(captured);
  }

  private static boolean isOnRecord(Submission submission, EvidenceId id) {
    return submission.surroundings().evidence().contains(id);
  }

  private static Verdict targetDefined(Submission submission) {
    LatencyTarget target = submission.issue().target();
    LatencyTarget asked =
        Optional.ofNullable(submission.issue().query())
            .flatMap(submission.surroundings().workload()::find)
            .map(Query::target)
            .orElse(null);
    if (!Objects.equals(target, asked)) {
      return Verdict.failed("the issue's target is " + target + ", the workload's is " + asked);
    }
    return target == null
        ? Verdict.noted("the session's own: a gain beyond its margin")
        : Verdict.noted(target.toString());
  }

  private static Verdict criteriaStated(Submission submission) {
    double gain = submission.proposal().expectedGain();
    if (!(gain >= 0 && gain <= 1)) {
      return Verdict.failed("the expected gain must be between 0 and 1, got " + gain);
    }
    return submission.promisesReads() && gain == 0
        ? Verdict.failed("it promises faster reading, but no gain by which to judge it")
        : Verdict.passed();
  }

  /** In scope is what the statement touches, and what foreign keys tie to that. */
  private static Verdict scopeClear(Submission submission) {
    if (!submission.proposal().issue().equals(submission.issue().id())) {
      return Verdict.failed("it answers " + submission.proposal().issue());
    }
    return submission.proposal().remedies().stream()
        .flatMap(remedy -> remedy.tables().stream())
        .filter(table -> !isInScope(submission, table))
        .findFirst()
        .map(table -> Verdict.failed(table + " has nothing to do with the issue"))
        .orElse(Verdict.passed());
  }

  private static boolean isInScope(Submission submission, TableName table) {
    Issue.Subject subject = submission.issue().subject();
    return subject.asQuery().isPresent()
        ? isRead(submission, table)
        : subject.indexes().stream().anyMatch(index -> table.equals(index.table()));
  }

  private static boolean isRead(Submission submission, TableName table) {
    return submission.subjectMeasurement().stream()
        .flatMap(measured -> measured.plan().root().walk())
        .map(node -> node.operation().relation())
        .filter(Objects::nonNull)
        .map(TableName::parse)
        .anyMatch(touched -> touched.equals(table) || areTied(submission, touched, table));
  }

  private static boolean areTied(Submission submission, TableName one, TableName other) {
    return references(submission, one, other) || references(submission, other, one);
  }

  private static boolean references(Submission submission, TableName from, TableName to) {
    return submission.surroundings().schema().table(from).stream()
        .map(Table::foreignKeys)
        .flatMap(List::stream)
        .map(ForeignKey::target)
        .anyMatch(to::equals);
  }
}
