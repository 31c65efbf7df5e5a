package dev.tunesmith.database.workload;

import dev.tunesmith.core.workload.Workload;
import dev.tunesmith.database.connection.Target;

/** Where the statements come from that a database is to be tuned for. */
public interface WorkloadSource {

  /** What messages call it. */
  String name();

  /**
   * Reads the workload. Statements that cannot take part are left out with the reason.
   *
   * @param target the database that is to be tuned, open
   * @throws WorkloadException if no statement is left, or the source cannot be read
   */
  Workload read(Target target);
}
