package dev.tunesmith.core.quality;

import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.evidence.Outcome;
import dev.tunesmith.core.evidence.Timing;
import dev.tunesmith.core.text.Figures;
import dev.tunesmith.core.trial.Trial;
import dev.tunesmith.core.workload.LatencyTarget;
import dev.tunesmith.core.workload.Query;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Layer 4: does what was measured bear the proposal out? */
final class OutputGates {

  static final Gate NO_REGRESSION =
      gate("no regression in other queries", OutputGates::noRegression).alwaysAs("regression");

  static final List<Gate> ALL =
      List.of(
          gate("benefit measured", OutputGates::benefitMeasured)
              .alwaysAs("gain verif", "improvement verif"),
          gate("before and after documented", OutputGates::documented).listedAs("before after"),
          gate("target met or distance stated", OutputGates::targetMet).listedAs("sla", "target"),
          NO_REGRESSION,
          gate("data consistent", OutputGates::dataConsistent).alwaysAs("data consisten"));

  private OutputGates() {}

  private static Gate gate(String name, BiFunction<Submission, Trial, Verdict> question) {
    return Gate.afterTrial(Layer.OUTPUT_VERIFICATION, name, question);
  }

  private static Verdict benefitMeasured(Submission submission, Trial trial) {
    return submission.promisesReads() ? readsGain(trial) : bytesOrWritesGain(trial);
  }

  private static Verdict readsGain(Trial trial) {
    Optional<Comparison> subject = trial.subjectComparison();
    if (subject.isEmpty()) {
      return Verdict.failed("the statement was not measured", trial.id());
    }
    Comparison comparison = subject.get();
    return comparison.outcome() == Outcome.BETTER
        ? Verdict.passed(comparison.id())
        : Verdict.failed(
            "no gain shown: "
                + comparison.words()
                + "; it must be certain, over all looks at all statements, that a tenth is saved",
            comparison.id());
  }

  private static Verdict bytesOrWritesGain(Trial trial) {
    boolean writesGain = trial.writes().stream().anyMatch(each -> each.outcome() == Outcome.BETTER);
    return trial.bytes() < 0 || writesGain
        ? Verdict.passed(trial.id())
        : Verdict.failed("neither space nor write time was gained", trial.id());
  }

  private static Verdict documented(Submission submission, Trial trial) {
    return Stream.concat(trial.reads().stream(), trial.writes().stream())
        .filter(each -> !isTimed(each.with()) || !isTimed(each.without()))
        .findFirst()
        .map(each -> Verdict.failed(each.query() + " has no time on one side", each.id()))
        .orElse(Verdict.passed(trial.id()));
  }

  private static boolean isTimed(Timing timing) {
    return timing.medianMillis() > 0 && timing.p95Millis() > 0;
  }

  private static Verdict targetMet(Submission submission, Trial trial) {
    LatencyTarget target = submission.issue().target();
    if (target == null) {
      return Verdict.noted("no target was set; the margin of a gain is the criterion", trial.id());
    }
    Optional<Comparison> subject = trial.subjectComparison();
    if (subject.isEmpty()) {
      return Verdict.failed("how far the target is off is not known", trial.id());
    }
    double figure = subject.get().with().figure(target.statistic());
    return target.isMetBy(figure)
        ? Verdict.passed(subject.get().id())
        : Verdict.noted(
            Figures.millis(figure) + ", and the target is " + target, subject.get().id());
  }

  /**
   * What is WORSE may cost a small part of what is certainly won, or a trifle of the workload's
   * time, all of it together; but none may lose the target that it met.
   */
  private static Verdict noRegression(Submission submission, Trial trial) {
    Price price = Price.of(trial, submission.surroundings());
    List<Comparison> worse = price.losers();
    if (worse.isEmpty()) {
      return Verdict.passed(trial.id());
    }
    if (!price.isSmallWithoutTheUnsure()) {
      return Verdict.failed("becomes slower: " + price.words(worse), worse.get(0).id());
    }
    return worse.stream()
        .filter(each -> losesTarget(submission, each))
        .findFirst()
        .map(each -> refused(each, " and misses its target"))
        .orElseGet(() -> Verdict.noted("the price: " + price.words(worse), trial.id()));
  }

  private static Verdict refused(Comparison worse, String more) {
    return Verdict.failed(
        "%s becomes slower: %s%s".formatted(worse.query(), worse.words(), more), worse.id());
  }

  private static boolean losesTarget(Submission submission, Comparison comparison) {
    Optional<LatencyTarget> target =
        submission.surroundings().workload().find(comparison.query()).map(Query::target);
    return target
        .filter(each -> each.isMetBy(comparison.without().figure(each.statistic())))
        .filter(each -> !each.isMetBy(comparison.with().figure(each.statistic())))
        .isPresent();
  }

  private static Verdict dataConsistent(Submission submission, Trial trial) {
    return trial.reads().stream()
        .filter(Comparison::concernsOtherRows)
        .findFirst()
        .map(each -> Verdict.failed(each.query() + " returns another number of rows", each.id()))
        .orElse(Verdict.passed(trial.id()));
  }
}
