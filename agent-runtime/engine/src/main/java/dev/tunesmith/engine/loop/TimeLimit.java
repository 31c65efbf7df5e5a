package dev.tunesmith.engine.loop;

import dev.tunesmith.database.WorkCancelledException;
import dev.tunesmith.engine.order.SessionCancelledException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Breaks off work of the calling thread that takes longer than it may, by interrupting it as a
 * cancellation would.
 */
public final class TimeLimit {

  private final Thread worker = Thread.currentThread();
  private boolean isOver;
  private boolean hasRung;

  private TimeLimit() {}

  /**
   * Does work on this thread.
   *
   * @param time how long it may take
   * @param isTimeUp whether the time is up by the session's own clock: a session that is run again
   *     takes less time, and is told where it broke off
   * @return whether it came to its end
   * @throws SessionCancelledException if somebody else cancelled it
   */
  public static boolean allows(Duration time, BooleanSupplier isTimeUp, Runnable work) {
    TimeLimit limit = new TimeLimit();
    ScheduledExecutorService bell = Executors.newSingleThreadScheduledExecutor(TimeLimit::daemon);
    // Not a moment before: whoever runs it again compares the clocks.
    ScheduledFuture<?> ringing =
        bell.schedule(limit::ring, time.toMillis() + 1, TimeUnit.MILLISECONDS);
    try {
      work.run();
      return true;
    } catch (WorkCancelledException | SessionCancelledException e) {
      boolean isUp = isTimeUp.getAsBoolean();
      if (limit.isKept() && !isUp) {
        throw e;
      }
      // What is run again was interrupted by nobody, but leaves the thread as if it had been.
      Thread.interrupted();
      return false;
    } finally {
      ringing.cancel(false);
      bell.shutdown();
      limit.end();
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "session time limit");
    thread.setDaemon(true);
    return thread;
  }

  private synchronized void ring() {
    if (!isOver) {
      hasRung = true;
      worker.interrupt();
    }
  }

  private synchronized boolean isKept() {
    return !hasRung;
  }

  /** An interrupt that came too late was meant for this work alone. */
  private synchronized void end() {
    isOver = true;
    if (hasRung) {
      Thread.interrupted();
    }
  }
}
