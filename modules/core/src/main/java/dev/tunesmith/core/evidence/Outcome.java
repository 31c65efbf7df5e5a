package dev.tunesmith.core.evidence;

/** What a comparison shows. */
public enum Outcome {
  /** The whole interval lies beyond the margin of a gain. */
  BETTER,
  /** The whole interval lies beyond the margin of a regression. */
  WORSE,
  /** The whole interval lies within the margins. */
  EQUAL,
  /** The interval reaches over a margin: nothing may be claimed. */
  INCONCLUSIVE
}
