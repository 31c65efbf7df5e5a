package dev.tunesmith.agents.recording;

/** Says that a call of a model failed, whatever its client threw. */
final class ModelCallFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ModelCallFailedException(Throwable cause) {
    super("the model's client failed", cause);
  }
}
