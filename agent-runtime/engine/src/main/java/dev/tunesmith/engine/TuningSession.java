package dev.tunesmith.engine;

import dev.tunesmith.engine.order.InvalidInputException;
import dev.tunesmith.engine.order.SessionCancelledException;
import dev.tunesmith.engine.order.TuningException;
import dev.tunesmith.engine.order.TuningResult;
import dev.tunesmith.engine.project.TaskWork;
import dev.tunesmith.engine.wiring.SessionWiring;
import org.jspecify.annotations.Nullable;

/**
 * One tuning session: reads a database and its workload, works on what is slow in a sandbox, and
 * writes a result folder. The database is only read.
 *
 * <pre>{@code
 * TuningResult result =
 *     TuningSession.builder()
 *         .target(dataSource)
 *         .workload(Path.of("workload.sql"))
 *         .results(Path.of("results"))
 *         .build()
 *         .run();
 * }</pre>
 */
public final class TuningSession {

  private final SessionWiring wiring;
  private final @Nullable TaskWork task;

  TuningSession(SessionWiring wiring, @Nullable TaskWork task) {
    this.wiring = wiring;
    this.task = task;
  }

  /** Begins a configuration; a target is required. */
  public static TuningSessionBuilder builder() {
    return new TuningSessionBuilder();
  }

  /**
   * Runs the session to its end on the calling thread. May be called once.
   *
   * @throws InvalidInputException if the target, the workload or another input cannot be used
   * @throws SessionCancelledException if {@link #cancel} was called or the thread interrupted; the
   *     ledger is kept
   * @throws TuningException for any other fault
   */
  public TuningResult run() {
    return task == null ? wiring.run() : task.run(wiring::run);
  }

  /** Ends a running session within about two seconds; may be called from any thread. */
  public void cancel() {
    wiring.cancel();
  }
}
