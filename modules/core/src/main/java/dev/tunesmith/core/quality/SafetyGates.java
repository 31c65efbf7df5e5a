package dev.tunesmith.core.quality;

import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.evidence.Outcome;
import dev.tunesmith.core.trial.Trial;
import dev.tunesmith.core.workload.Query;
import java.util.List;
import java.util.Locale;

/** Layer 5: is there a reason to stop all the same? */
final class SafetyGates {

  static final List<Gate> ALL =
      List.of(
          TrialGates.gate(
              Layer.SAFETY_NETS, "write cost affordable", SafetyGates::writesAffordable),
          TrialGates.gate(Layer.SAFETY_NETS, "storage budget kept", SafetyGates::storageKept));

  private SafetyGates() {}

  /** What the writes lose, weighted as the workload runs them, must stay below what reads win. */
  private static Verdict writesAffordable(Submission submission, Trial trial) {
    if (trial.writes().isEmpty()) {
      return new Verdict.NotApplicable("the workload writes to none of the tables");
    }
    double lost = trial.writes().stream().mapToDouble(each -> loss(submission, each)).sum();
    double won = trial.reads().stream().mapToDouble(each -> -loss(submission, each)).sum();
    boolean harmless = trial.writes().stream().noneMatch(SafetyGates::isWorse);
    return harmless || lost < won
        ? Verdict.passed(trial.id())
        : Verdict.failed(
            String.format(Locale.ROOT, "writes lose %.1f ms where reads win %.1f ms", lost, won),
            trial.id());
  }

  private static boolean isWorse(Comparison comparison) {
    return comparison.outcome() == Outcome.WORSE;
  }

  private static double loss(Submission submission, Comparison comparison) {
    double weight =
        submission
            .surroundings()
            .workload()
            .find(comparison.query())
            .map(Query::weight)
            .orElse(1.0);
    return weight * (comparison.with().medianMillis() - comparison.without().medianMillis());
  }

  private static Verdict storageKept(Submission submission, Trial trial) {
    return trial.bytes() <= submission.remit().storageLeft()
        ? Verdict.passed(trial.id())
        : Verdict.failed(
            "it takes "
                + trial.bytes()
                + " bytes, and "
                + submission.remit().storageLeft()
                + " are left of the storage budget",
            trial.id());
  }
}
