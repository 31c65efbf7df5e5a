package dev.tunesmith.agents.call;

/** Says that a model did not answer, where it is known already what that comes down to. */
public final class KnownFailureException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient CallFailure failure;

  public KnownFailureException(CallFailure failure) {
    super("the model did not answer: " + failure);
    this.failure = failure;
  }

  CallFailure failure() {
    return failure;
  }
}
