package dev.tunesmith.core.quality;

import java.util.function.Function;

/**
 * One question put to a submission.
 *
 * @param name as reports show it
 * @param stage whether it can be answered before the trial
 * @param question the answer, as a pure function of the submission
 */
record Gate(Layer layer, String name, Stage stage, Function<Submission, Verdict> question) {

  /** When a gate can be answered. */
  enum Stage {
    PROPOSED,
    TRIED
  }

  static Gate beforeTrial(Layer layer, String name, Function<Submission, Verdict> question) {
    return new Gate(layer, name, Stage.PROPOSED, question);
  }

  static Gate afterTrial(Layer layer, String name, Function<Submission, Verdict> question) {
    return new Gate(layer, name, Stage.TRIED, question);
  }

  GateReport judge(Submission submission) {
    return new GateReport(layer, name, question.apply(submission));
  }
}
