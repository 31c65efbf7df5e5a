package dev.tunesmith.core.quality;

import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.evidence.Outcome;
import dev.tunesmith.core.remedy.Benefit;
import dev.tunesmith.core.trial.Trial;
import dev.tunesmith.core.workload.Target;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Layer 4: does what was measured bear the proposal out? */
final class OutputGates {

  static final List<Gate> ALL =
      List.of(
          TrialGates.gate(
              Layer.OUTPUT_VERIFICATION, "benefit measured", OutputGates::benefitMeasured),
          TrialGates.gate(
              Layer.OUTPUT_VERIFICATION, "target met or distance stated", OutputGates::targetMet),
          TrialGates.gate(
              Layer.OUTPUT_VERIFICATION,
              "no regression in other queries",
              OutputGates::noRegression),
          TrialGates.gate(
              Layer.OUTPUT_VERIFICATION, "data consistent", OutputGates::dataConsistent));

  private OutputGates() {}

  private static Verdict benefitMeasured(Submission submission, Trial trial) {
    boolean claimsReads =
        submission.proposal().remedies().stream()
            .anyMatch(remedy -> remedy.benefits().contains(Benefit.READ_TIME));
    return claimsReads ? readsGain(trial) : bytesOrWritesGain(trial);
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
            String.format(
                Locale.ROOT,
                "no gain shown: %.2f times the time, 95 %% interval %.2f to %.2f (%s)",
                comparison.ratio().estimate(),
                comparison.ratio().low(),
                comparison.ratio().high(),
                comparison.outcome().name().toLowerCase(Locale.ROOT)),
            comparison.id());
  }

  private static Verdict bytesOrWritesGain(Trial trial) {
    boolean writesGain = trial.writes().stream().anyMatch(each -> each.outcome() == Outcome.BETTER);
    return trial.bytes() < 0 || writesGain
        ? Verdict.passed(trial.id())
        : Verdict.failed("neither space nor write time was gained", trial.id());
  }

  private static Verdict targetMet(Submission submission, Trial trial) {
    Target target = submission.issue().target();
    Optional<Comparison> subject = trial.subjectComparison();
    if (target == null || subject.isEmpty()) {
      return new Verdict.NotApplicable("no target was set");
    }
    double figure = subject.get().with().figure(target.statistic());
    return target.isMetBy(figure)
        ? Verdict.passed(subject.get().id())
        : new Verdict.NotApplicable(
            String.format(Locale.ROOT, "%.2f ms, and the target is %s", figure, target));
  }

  private static Verdict noRegression(Submission submission, Trial trial) {
    return trial.regressions().stream()
        .findFirst()
        .map(
            worse ->
                Verdict.failed(
                    String.format(
                        Locale.ROOT,
                        "%s becomes slower: %.2f times the time",
                        worse.query(),
                        worse.ratio().estimate()),
                    worse.id()))
        .orElse(Verdict.passed(trial.id()));
  }

  private static Verdict dataConsistent(Submission submission, Trial trial) {
    return trial.reads().stream()
        .filter(each -> each.with().rows() != each.without().rows())
        .findFirst()
        .map(each -> Verdict.failed(each.query() + " returns another number of rows", each.id()))
        .orElse(Verdict.passed(trial.id()));
  }
}
