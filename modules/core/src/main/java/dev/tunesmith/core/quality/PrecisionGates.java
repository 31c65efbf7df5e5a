package dev.tunesmith.core.quality;

import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.remedy.Remedy.CreateIndex;
import dev.tunesmith.core.trial.Trial;
import java.util.List;
import java.util.Optional;

/** The precision checks: were the means of proof used as they should be? */
final class PrecisionGates {

  static final List<Gate> ALL =
      List.of(
          TrialGates.gate(
              Layer.PROFILING_CHECK, "measured before and after", PrecisionGates::measuredBoth),
          TrialGates.gate(
              Layer.INDEX_STRATEGY_CHECK, "plan uses the index", PrecisionGates::planUsesIndex));

  private PrecisionGates() {}

  private static Verdict measuredBoth(Submission submission, Trial trial) {
    Optional<Comparison> subject = trial.subjectComparison();
    if (subject.isEmpty()) {
      return new Verdict.NotApplicable("the issue is not about one statement");
    }
    Comparison comparison = subject.get();
    return comparison.with().runs() > 0 && comparison.without().runs() > 0
        ? Verdict.passed(comparison.id())
        : Verdict.failed("one side was never run", comparison.id());
  }

  private static Verdict planUsesIndex(Submission submission, Trial trial) {
    Optional<Comparison> subject = trial.subjectComparison();
    Optional<CreateIndex> unused =
        subject.flatMap(
            comparison ->
                submission.proposal().remedies().stream()
                    .filter(CreateIndex.class::isInstance)
                    .map(CreateIndex.class::cast)
                    .filter(each -> !comparison.plans().with().text().contains(each.name()))
                    .findFirst());
    if (subject.isEmpty()) {
      return new Verdict.NotApplicable("the issue is not about one statement");
    }
    return unused
        .map(each -> Verdict.failed("the plan does not use " + each.name(), subject.get().id()))
        .orElse(Verdict.passed(subject.get().id()));
  }
}
