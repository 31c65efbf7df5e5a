package dev.tunesmith.core.quality;

import dev.tunesmith.core.trial.Trial;
import java.util.function.BiFunction;

/** Makes gates whose question needs a trial; without one they refuse. */
final class TrialGates {

  private TrialGates() {}

  static Gate gate(Layer layer, String name, BiFunction<Submission, Trial, Verdict> question) {
    return Gate.afterTrial(
        layer,
        name,
        submission -> {
          Trial trial = submission.trial();
          return trial == null
              ? Verdict.failed("it was not tried")
              : question.apply(submission, trial);
        });
  }
}
