package dev.tunesmith.agents.call;

/** Says that a call was given up, since there was no answer by the time it was wanted. */
public final class UnansweredException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnansweredException() {
    super("the call was given up");
  }
}
