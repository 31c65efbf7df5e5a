package dev.tunesmith.agents.wire;

/** Says that no whole answer came back: no connection, a broken one, or one that took too long. */
public final class ConnectionBrokenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What broke a connection. */
  public enum Kind {
    UNREACHABLE,
    TIMED_OUT,
    INTERRUPTED,
    TOO_LARGE
  }

  private final Kind kind;

  ConnectionBrokenException(Kind kind, Throwable cause) {
    super("the connection to the model's server failed: " + kind, cause);
    this.kind = kind;
  }

  /** What broke it. */
  public Kind kind() {
    return kind;
  }
}
