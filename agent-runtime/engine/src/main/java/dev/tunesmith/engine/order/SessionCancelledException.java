package dev.tunesmith.engine.order;

/** Says that a session was cancelled; its ledger is kept. */
public final class SessionCancelledException extends TuningException {

  private static final long serialVersionUID = 1L;

  /** Says where the ledger is. */
  public SessionCancelledException(String message) {
    super(message);
  }
}
