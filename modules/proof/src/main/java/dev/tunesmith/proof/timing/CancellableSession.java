package dev.tunesmith.proof.timing;

import dev.tunesmith.core.plan.Plan;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.database.DatabaseException;
import dev.tunesmith.database.reading.SnapshotReading;
import dev.tunesmith.database.sandbox.Run;
import dev.tunesmith.database.sandbox.Sandbox;
import dev.tunesmith.database.sandbox.SandboxSession;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A sandbox session that an interrupt breaks off: the running statement is cancelled on the server
 * and {@link TrialCancelledException} thrown, with the thread's interrupt flag left set.
 *
 * <p>A thread that reads from a socket does not notice an interrupt, so a thread of its own speaks
 * to the server. Timings are taken by the session itself, so handing over costs them nothing.
 */
public final class CancellableSession implements SandboxSession {

  private static final long CANCEL_AGAIN_MILLIS = 100;
  private static final int CANCEL_ATTEMPTS = 20;

  private final SandboxSession session;
  private final ExecutorService speaker;

  private CancellableSession(SandboxSession session) {
    this.session = session;
    this.speaker = Executors.newSingleThreadExecutor(CancellableSession::thread);
  }

  /** Opens a session of {@code sandbox}; who opens it closes it. */
  public static CancellableSession open(Sandbox sandbox) {
    return new CancellableSession(Aside.complete(sandbox::open));
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "sandbox-session");
    thread.setDaemon(true);
    return thread;
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
  public void cancel() {
    session.cancel();
  }

  @Override
  public void close() {
    speaker.shutdownNow();
    session.close();
  }

  private <T> T await(String doing, Callable<T> statement) {
    Future<T> answer = speaker.submit(statement);
    try {
      return answer.get();
    } catch (InterruptedException e) {
      breakOff(answer);
      Thread.currentThread().interrupt();
      throw new TrialCancelledException("interrupted while " + doing);
    } catch (ExecutionException e) {
      throw Aside.cause(e);
    }
  }

  /** A cancel request that arrives before its statement does nothing, so it is repeated. */
  private void breakOff(Future<?> answer) {
    boolean isOver = false;
    for (int attempt = 0; attempt < CANCEL_ATTEMPTS && !isOver; attempt++) {
      isOver = isOverAfterCancel(answer);
    }
  }

  private boolean isOverAfterCancel(Future<?> answer) {
    try {
      session.cancel();
      answer.get(CANCEL_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException | InterruptedException e) {
      return false;
    } catch (ExecutionException | DatabaseException e) {
      return true;
    }
  }
}
