package dev.tunesmith.proof.timing;

import dev.tunesmith.database.DatabaseException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Speaks to a server on a thread of its own, since a thread that reads from a socket does not
 * notice an interrupt. Who waits for it does: the running statement is then cancelled and {@link
 * TrialCancelledException} thrown, with the waiting thread's interrupt flag left set.
 */
public final class Speaker implements AutoCloseable {

  private static final long CANCEL_AGAIN_MILLIS = 100;
  private static final int CANCEL_ATTEMPTS = 20;

  private final Runnable cancel;
  private final ExecutorService thread;

  /**
   * @param cancel asks the server to stop what it is doing for this speaker
   */
  public Speaker(String name, Runnable cancel) {
    this.cancel = cancel;
    this.thread = Executors.newSingleThreadExecutor(work -> daemon(work, name));
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Waits for work that asks the server.
   *
   * @throws TrialCancelledException if the calling thread is interrupted
   * @throws ExecutionException with what the work threw
   */
  public <T> T await(String doing, Callable<T> work) throws ExecutionException {
    Future<T> answer = thread.submit(work);
    try {
      return answer.get();
    } catch (InterruptedException e) {
      breakOff(answer);
      Thread.currentThread().interrupt();
      throw new TrialCancelledException("interrupted while " + doing);
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
      cancel.run();
      answer.get(CANCEL_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException | InterruptedException e) {
      return false;
    } catch (ExecutionException | DatabaseException e) {
      return true;
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
