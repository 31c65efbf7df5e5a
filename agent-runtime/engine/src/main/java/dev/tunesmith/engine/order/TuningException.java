package dev.tunesmith.engine.order;

/** The root of what a session can throw; its message is one line for a person, without secrets. */
public class TuningException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says what went wrong. */
  public TuningException(String message) {
    super(message);
  }

  /** Says what went wrong and what caused it. */
  public TuningException(String message, Throwable cause) {
    super(message, cause);
  }
}
