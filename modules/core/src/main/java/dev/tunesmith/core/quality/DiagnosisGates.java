package dev.tunesmith.core.quality;

import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.evidence.Facts;
import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.issue.Issue.Subject.OfIndex;
import dev.tunesmith.core.issue.Symptom;
import dev.tunesmith.core.plan.PlanNode;
import dev.tunesmith.core.text.Figures;
import dev.tunesmith.core.trial.Trial;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.QueryName;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Layer 2: is the cause real? */
final class DiagnosisGates {

  /** Below this share of a plan's work a table is not what makes the statement slow. */
  static final double SUSPICIOUS = 0.02;

  static final List<Gate> ALL =
      List.of(
          Gate.beforeTrial(
                  Layer.HALLUCINATION_DETECTION,
                  "root cause comes from profiling",
                  DiagnosisGates::causeIsProfiled)
              .listedAs("root cause"),
          Gate.beforeTrial(
                  Layer.HALLUCINATION_DETECTION,
                  "root cause shows in the plan",
                  DiagnosisGates::causeShowsInPlan)
              .listedAs("explain"),
          Gate.beforeTrial(
                  Layer.HALLUCINATION_DETECTION,
                  "bottleneck not misidentified",
                  DiagnosisGates::bottleneckIsRight)
              .listedAs("misidentif", "suspect"),
          Gate.beforeTrial(
                  Layer.HALLUCINATION_DETECTION,
                  "same pattern looked for elsewhere",
                  DiagnosisGates::lookedElsewhere)
              .listedAs("pattern"),
          Gate.afterTrial(
                  Layer.HALLUCINATION_DETECTION,
                  "side effects listed",
                  DiagnosisGates::sideEffectsListed)
              .listedAs("side effect"));

  private DiagnosisGates() {}

  private static Verdict causeIsProfiled(Submission submission) {
    if (submission.proposal().rootCause().isBlank()) {
      return Verdict.failed("the proposal names no root cause");
    }
    Set<EvidenceId> seen = seenInThisCase(submission);
    List<EvidenceId> profiles =
        submission.proposal().evidence().stream().filter(seen::contains).toList();
    return profiles.isEmpty()
        ? Verdict.failed("the root cause rests on nothing that was seen in this case")
        : new Verdict.Passed(profiles);
  }

  private static Set<EvidenceId> seenInThisCase(Submission submission) {
    Set<EvidenceId> seen = new HashSet<>();
    submission.issue().symptoms().stream().map(Symptom::evidence).forEach(seen::add);
    submission.subjectMeasurement().map(Measurement::id).ifPresent(seen::add);
    Facts facts = submission.surroundings().facts();
    seen.addAll(facts == null ? submission.surroundings().evidence() : facts.evidence());
    return seen;
  }

  private static Verdict causeShowsInPlan(Submission submission) {
    Optional<Measurement> measured = submission.subjectMeasurement();
    if (measured.isEmpty()) {
      return ofIndexIssue(submission);
    }
    if (isWrite(submission, measured.get())) {
      return Verdict.noted(KeyChecks.UNSEEN, measured.get().id());
    }
    if (submission.tables().isEmpty()) {
      return ofStatement(submission, measured.get());
    }
    boolean shows =
        submission.tables().stream()
            .anyMatch(table -> PlanWork.of(measured.get().plan()).reads(table));
    return shows
        ? Verdict.passed(measured.get().id())
        : Verdict.failed("the statement's plan reads none of the tables", measured.get().id());
  }

  /**
   * A remedy that leaves the tables alone must be about the statement, about what it spills, or
   * about transactions of which one is given up.
   */
  private static Verdict ofStatement(Submission submission, Measurement measured) {
    boolean isRestated =
        submission.restatements().anyMatch(each -> each.query().equals(measured.query()));
    boolean keepsApart = measured.timing().cutOff() > 0 && submission.ordersLocks();
    PlanNode.Actual actual = measured.plan().root().actual();
    boolean spills = actual != null && actual.spilledBlocks() > 0;
    return isRestated || keepsApart || (spills && !submission.settings().isEmpty())
        ? Verdict.passed(measured.id())
        : Verdict.failed("nothing in the statement's plan asks for it", measured.id());
  }

  /** An issue about an index shows in the catalogue: the index must be there. */
  private static Verdict ofIndexIssue(Submission submission) {
    Set<OfIndex> there =
        submission
            .surroundings()
            .schema()
            .indexes()
            .map(index -> new OfIndex(index.table(), index.name()))
            .collect(Collectors.toSet());
    List<OfIndex> subjects = submission.issue().subject().indexes();
    return !subjects.isEmpty() && there.containsAll(subjects)
        ? Verdict.noted("the catalogue shows it")
        : Verdict.failed("the catalogue has no " + submission.issue().subject().text());
  }

  private static boolean isWrite(Submission submission, Measurement measured) {
    return submission
        .surroundings()
        .workload()
        .find(measured.query())
        .filter(query -> !query.isRead())
        .isPresent();
  }

  private static Verdict bottleneckIsRight(Submission submission) {
    Optional<Measurement> measured = submission.subjectMeasurement();
    if (measured.isEmpty()) {
      return ofIndexIssue(submission);
    }
    if (isWrite(submission, measured.get())) {
      return Verdict.noted(KeyChecks.UNSEEN, measured.get().id());
    }
    if (submission.tables().isEmpty()) {
      return ofStatement(submission, measured.get());
    }
    if (measured.get().timing().isAtLeast()) {
      return Verdict.noted(
          "it was cut off, so that nobody knows where its time goes", measured.get().id());
    }
    PlanWork work = PlanWork.of(measured.get().plan());
    double share = submission.tables().stream().mapToDouble(work::share).max().orElse(0);
    String text = Figures.percent(share) + " of the plan's work";
    return share >= SUSPICIOUS
        ? Verdict.noted(text + " is on the tables it names", measured.get().id())
        : Verdict.failed("only " + text + " is on the tables it names", measured.get().id());
  }

  private static Verdict lookedElsewhere(Submission submission) {
    Set<QueryName> measured =
        submission.surroundings().baseline().stream()
            .map(Measurement::query)
            .collect(Collectors.toSet());
    return submission.surroundings().workload().queries().stream()
        .map(Query::name)
        .filter(name -> !measured.contains(name))
        .findFirst()
        .map(name -> Verdict.failed(name + " was never looked at"))
        .orElse(Verdict.passed());
  }

  private static Verdict sideEffectsListed(Submission submission, Trial trial) {
    if (!isSizeKnown(submission, trial)) {
      return Verdict.failed("what it does to the size is not known", trial.id());
    }
    return submission.surroundings().workload().reads().stream()
        .map(Query::name)
        .filter(name -> !Looked.at(trial, name))
        .findFirst()
        .map(name -> Verdict.failed("what it does to " + name + " is not known", trial.id()))
        .orElse(
            Verdict.noted(
                "%s, %s plans changed, %s writes measured"
                    .formatted(
                        Figures.bytesAdded(trial.bytes()),
                        trial.reads().size(),
                        trial.writes().size()),
                trial.id()));
  }

  private static boolean isSizeKnown(Submission submission, Trial trial) {
    boolean grows = !submission.creations().isEmpty();
    boolean shrinks = !submission.drops().isEmpty();
    return grows == shrinks || (grows ? trial.bytes() > 0 : trial.bytes() < 0);
  }

  /** Whether a trial looked at a statement: measured it, or found its plan the same. */
  static final class Looked {
    private Looked() {}

    static boolean at(Trial trial, QueryName name) {
      return trial.unchanged().contains(name)
          || name.equals(trial.subject())
          || trial.reads().stream().anyMatch(each -> each.query().equals(name));
    }
  }
}
