package dev.tunesmith.database.sandbox;

import dev.tunesmith.core.plan.Plan;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.database.reading.SnapshotReading;
import java.time.Duration;

/**
 * A session in a sandbox. Whatever a statement changes is rolled back. Not for several threads,
 * save {@link #cancel}.
 */
public interface SandboxSession extends AutoCloseable {

  /** How long a statement may run in a session that was given no other limit. */
  Duration STANDARD_LIMIT = Duration.ofSeconds(60);

  /**
   * How the statement would be answered now.
   *
   * @throws dev.tunesmith.database.StatementFailedException if the server refuses it
   */
  Plan plan(Query query);

  /**
   * How the statement is answered, with what happened; it runs and is rolled back. Where it is cut
   * off, the plan says only what was planned.
   */
  Plan planAndRun(Query query);

  /** Runs the statement, fetches its rows, and rolls it back, or cuts it off at the limit. */
  Run run(Query query);

  /** Cuts off what runs longer than this from now on; {@link #STANDARD_LIMIT} before. */
  void limit(Duration longest);

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
