package dev.tunesmith.database.sandbox;

import dev.tunesmith.core.plan.Plan;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.database.reading.SnapshotReading;

/**
 * A session in a sandbox. Whatever a statement changes is rolled back. Not for several threads,
 * save {@link #cancel}.
 */
public interface SandboxSession extends AutoCloseable {

  /**
   * How the statement would be answered now.
   *
   * @throws dev.tunesmith.database.StatementFailedException if the server refuses it
   */
  Plan plan(Query query);

  /** How the statement is answered, with what happened; it runs and is rolled back. */
  Plan planAndRun(Query query);

  /** Runs the statement, fetches its rows, and rolls it back. */
  Run run(Query query);

  /**
   * Asks several things over the session's connection, inside one transaction that is rolled back.
   *
   * @param during what is being done, for the message of a failure
   */
  <T> T ask(String during, SnapshotReading.Work<T> work);

  /** Cancels the running statement, from another thread. */
  void cancel();

  @Override
  void close();
}
