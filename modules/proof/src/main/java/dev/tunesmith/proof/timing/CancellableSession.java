package dev.tunesmith.proof.timing;

import dev.tunesmith.core.plan.Plan;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.database.CancellableRun;
import dev.tunesmith.database.reading.SnapshotReading;
import dev.tunesmith.database.sandbox.Run;
import dev.tunesmith.database.sandbox.Sandbox;
import dev.tunesmith.database.sandbox.SandboxSession;
import java.time.Duration;

/**
 * A sandbox session that an interrupt breaks off: the running statement is cancelled on the server
 * and {@link dev.tunesmith.database.WorkCancelledException} thrown, with the thread's interrupt
 * flag left set.
 *
 * <p>Timings are taken by the session itself, so handing over to another thread costs them nothing.
 */
public final class CancellableSession implements SandboxSession {

  private final SandboxSession session;

  private CancellableSession(SandboxSession session) {
    this.session = session;
  }

  /** Opens a session of {@code sandbox} that cuts off as {@code limits} say. */
  public static CancellableSession open(Sandbox sandbox, RunLimits limits) {
    CancellableSession session = open(sandbox);
    session.limit(limits.longest());
    return session;
  }

  /** Opens a session of {@code sandbox}; who opens it closes it. */
  public static CancellableSession open(Sandbox sandbox) {
    return new CancellableSession(CancellableRun.completely(sandbox::open));
  }

  @Override
  public Plan plan(Query query) {
    return await("measuring " + query.name(), () -> session.plan(query));
  }

  @Override
  public Plan planAndRun(Query query) {
    return await("measuring " + query.name(), () -> session.planAndRun(query));
  }

  @Override
  public Run run(Query query) {
    return await("measuring " + query.name(), () -> session.run(query));
  }

  @Override
  public <T> T ask(String during, SnapshotReading.Work<T> work) {
    return await(during, () -> session.ask(during, work));
  }

  @Override
  public void limit(Duration longest) {
    session.limit(longest);
  }

  @Override
  public void cancel() {
    session.cancel();
  }

  @Override
  public void close() {
    session.close();
  }

  private <T> T await(String doing, CancellableRun.Asking<T, RuntimeException> statement) {
    return CancellableRun.call(doing, run -> run.stoppable(session::cancel, statement));
  }
}
