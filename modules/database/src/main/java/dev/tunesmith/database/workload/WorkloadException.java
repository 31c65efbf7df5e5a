package dev.tunesmith.database.workload;

import dev.tunesmith.database.DatabaseException;

/** Says that a workload holds nothing to tune for. */
public final class WorkloadException extends DatabaseException {

  private static final long serialVersionUID = 1L;

  WorkloadException(String message) {
    super(message);
  }
}
