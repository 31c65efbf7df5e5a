package dev.tunesmith.agents;

/** Says that a call was given up, since there was no answer by the time it was wanted. */
final class UnansweredException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnansweredException() {
    super("the call was given up");
  }
}
