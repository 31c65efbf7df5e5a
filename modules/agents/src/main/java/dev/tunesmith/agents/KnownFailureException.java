package dev.tunesmith.agents;

/** Says that a model did not answer, where it is known already what that comes down to. */
final class KnownFailureException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Failure failure;

  KnownFailureException(Failure failure) {
    super("the model did not answer: " + failure);
    this.failure = failure;
  }

  Failure failure() {
    return failure;
  }
}
