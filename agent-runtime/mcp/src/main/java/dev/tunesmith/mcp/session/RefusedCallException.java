package dev.tunesmith.mcp.session;

/** Says that a call of a host cannot be served, and what to do instead. */
public final class RefusedCallException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String code;
  private final String advice;

  /**
   * A refusal.
   *
   * @param code stable, for example {@code session-unknown}
   * @param message what is wrong, without secrets
   * @param advice what to do
   */
  public RefusedCallException(String code, String message, String advice) {
    super(message);
    this.code = code;
    this.advice = advice;
  }

  /** The stable code. */
  public String code() {
    return code;
  }

  /** What to do. */
  public String advice() {
    return advice;
  }
}
