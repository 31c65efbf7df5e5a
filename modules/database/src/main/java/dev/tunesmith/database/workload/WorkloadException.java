package dev.tunesmith.database.workload;

import dev.tunesmith.database.DatabaseException;

/** Says that a workload cannot be read, or holds nothing to tune for. */
public final class WorkloadException extends DatabaseException {

  private static final long serialVersionUID = 1L;

  /** Says what a workload lacks. */
  public WorkloadException(String message) {
    super(message);
  }

  /** Says what cannot be read, and what to do. */
  public WorkloadException(String message, Throwable cause) {
    super(message, cause);
  }
}
