package dev.tunesmith.core.quality;

import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.remedy.DropIndex;
import dev.tunesmith.core.schema.Index.Trait;
import dev.tunesmith.core.trial.Trial;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Consistency verification: are the answers still right? */
final class ConsistencyGates {

  private static final Set<Trait> GUARANTEES =
      Set.of(Trait.PRIMARY, Trait.UNIQUE, Trait.BACKS_CONSTRAINT);

  private static final Pattern MOMENT = Pattern.compile("'\\d{4}-\\d{2}(?:-\\d{2})?[^']*'");

  static final Gate UNSURE_PAID =
      Gate.afterTrial(
              Layer.CONSISTENCY_CHECK,
              "changed plans measured again",
              ConsistencyGates::changedPlansMeasured)
          .listedAs("regression");

  static final List<Gate> ALL =
      List.of(
          Gate.afterTrial(
                  Layer.CONSISTENCY_CHECK, "same results both ways", ConsistencyGates::sameResults)
              .listedAs("data consisten"),
          Gate.beforeTrial(
                  Layer.CONSISTENCY_CHECK, "nothing goes stale", ConsistencyGates::nothingGoesStale)
              .listedAs("stale"),
          Gate.beforeTrial(
                  Layer.CONSISTENCY_CHECK,
                  "no guarantee weakened",
                  ConsistencyGates::guaranteesKept)
              .listedAs("isolation")
              .firing(Trigger.DATA_INTEGRITY_RISK),
          UNSURE_PAID);

  private ConsistencyGates() {}

  private static Verdict sameResults(Submission submission, Trial trial) {
    return Stream.concat(trial.reads().stream(), trial.writes().stream())
        .filter(Comparison::concernsOtherRows)
        .findFirst()
        .map(each -> Verdict.failed(each.query() + " concerns other rows with it", each.id()))
        .orElse(Verdict.passed(trial.id()));
  }

  /** An index whose condition names a moment covers less of the workload every day. */
  private static Verdict nothingGoesStale(Submission submission) {
    return submission.creations().stream()
        .flatMap(create -> Stream.ofNullable(create.shape().predicate()))
        .filter(condition -> MOMENT.matcher(condition).find())
        .findFirst()
        .map(condition -> Verdict.failed("its condition is tied to a moment: " + condition))
        .orElse(Verdict.passed());
  }

  private static Verdict guaranteesKept(Submission submission) {
    Optional<DropIndex> weakening =
        submission.drops().stream()
            .filter(drop -> drop.index().traits().stream().anyMatch(GUARANTEES::contains))
            .findFirst();
    return weakening
        .map(drop -> Verdict.failed(drop.index().name() + " keeps data right, not only fast"))
        .orElse(Verdict.passed());
  }

  private static Verdict changedPlansMeasured(Submission submission, Trial trial) {
    Optional<Comparison> unmeasured =
        trial.reads().stream()
            .filter(each -> each.with().runs() == 0 || each.without().runs() == 0)
            .filter(each -> !each.query().equals(trial.subject()))
            .findFirst();
    return unmeasured
        .map(each -> Verdict.failed(each.query() + " was not measured", each.id()))
        .orElseGet(() -> unsurePaid(submission, trial));
  }

  /** What is not known is held against the proposal at its worst. */
  private static Verdict unsurePaid(Submission submission, Trial trial) {
    Price price = Price.of(trial, submission.surroundings());
    List<Comparison> unsure = price.unsure();
    if (unsure.isEmpty()) {
      return Verdict.passed(trial.id());
    }
    EvidenceId first = unsure.get(0).id();
    return price.isSmall()
        ? Verdict.noted("the price: " + price.words(unsure), first)
        : Verdict.failed("not known well enough: " + price.words(unsure), first);
  }
}
