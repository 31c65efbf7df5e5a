package dev.tunesmith.core.quality;

/** One question put to a submission. */
interface Gate {

  /** The gate's name, as reports show it. */
  String name();

  /** The layer it belongs to. */
  Layer layer();

  /** Answers the question. Pure. */
  Verdict judge(Submission submission);
}
