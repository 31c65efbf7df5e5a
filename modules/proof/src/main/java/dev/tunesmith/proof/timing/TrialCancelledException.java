package dev.tunesmith.proof.timing;

import dev.tunesmith.database.WorkCancelledException;

/** Says that a measurement was broken off because its thread was interrupted. */
public final class TrialCancelledException extends WorkCancelledException {

  private static final long serialVersionUID = 1L;

  /** Says what was broken off. */
  public TrialCancelledException(String message) {
    super(message);
  }
}
