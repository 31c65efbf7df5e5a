package dev.tunesmith.database;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Work with servers that is broken off when whoever waits for it is interrupted. A thread that
 * reads from a socket does not notice an interrupt, so one of its own does the work; at an
 * interrupt what it has running on servers is cancelled there, again and again until the work has
 * ended, since a server that is asked a moment too early hears nothing.
 */
public final class CancellableRun {

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final long AGAIN_MILLIS = 50;
  private static final String OUT_OF_MEMORY = "53200";

  private final List<StopRequest> stops = new ArrayList<>();

  private CancellableRun() {}

  /** Asks a server to stop what it is running. */
  @FunctionalInterface
  public interface StopRequest {
    /** Asks; may be called at any time, also more than once. */
    void ask() throws SQLException;
  }

  /** What is done on a thread of its own. */
  @FunctionalInterface
  public interface CancellableWork<T, E extends Exception> {
    /** Does it, naming through {@code run} what can be stopped on the way. */
    T in(CancellableRun run) throws E;
  }

  /** What is running on a server. */
  @FunctionalInterface
  public interface Asking<T, E extends Exception> {
    /** Runs it. */
    T ask() throws E;
  }

  /**
   * Does the work and waits for it.
   *
   * @param during what is being done, as in {@code reading the catalogue}
   * @throws WorkCancelledException if the calling thread is interrupted, before or meanwhile; its
   *     interrupt flag is then left set. A server that does not stop within two seconds is left to
   *     itself.
   */
  public static <T, E extends Exception> T call(String during, CancellableWork<T, E> work)
      throws E {
    if (Thread.currentThread().isInterrupted()) {
      throw new WorkCancelledException("interrupted before " + during);
    }
    CancellableRun run = new CancellableRun();
    FutureTask<T> task = new FutureTask<>(() -> work.in(run));
    Thread worker = started(task);
    try {
      return task.get();
    } catch (InterruptedException e) {
      run.breakOff(task, worker);
      Thread.currentThread().interrupt();
      throw new WorkCancelledException("interrupted while " + during);
    } catch (ExecutionException e) {
      throw thrown(e, work);
    }
  }

  /**
   * Does work that an interrupt must not hit in the middle, on a thread of its own, and waits for
   * its end whatever happens; the interrupt flag is set afterwards if there was an interrupt.
   */
  public static <T, E extends Exception> T completely(Asking<T, E> asking) throws E {
    FutureTask<T> task = new FutureTask<>(asking::ask);
    started(task);
    boolean wasInterrupted = Thread.interrupted();
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException e) {
          wasInterrupted = true;
        }
      }
    } catch (ExecutionException e) {
      throw thrown(e, run -> asking.ask());
    } finally {
      if (wasInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static Thread started(FutureTask<?> task) {
    Thread worker = new Thread(task, "database-work");
    worker.setDaemon(true);
    worker.start();
    return worker;
  }

  @SuppressWarnings({"unchecked", "unused"}) // The work's type says what else it may throw.
  private static <E extends Exception> E thrown(ExecutionException e, CancellableWork<?, E> by) {
    if (e.getCause() instanceof OutOfMemoryError error) {
      // An answer's one portion was too large; what was there before still is.
      throw new StatementFailedException(
          OUT_OF_MEMORY, "an answer does not fit into this program's memory", error);
    }
    if (e.getCause() instanceof Error error) {
      throw error;
    }
    return (E) Objects.requireNonNull(e.getCause(), "an execution ends with a cause");
  }

  /**
   * Runs something that {@code stop} can stop. Once this returns nothing is asked to stop any more,
   * so that what runs next on the same connection is safe.
   */
  public <T, E extends Exception> T stoppable(StopRequest stop, Asking<T, E> asking) throws E {
    synchronized (stops) {
      stops.add(stop);
    }
    try {
      return asking.ask();
    } finally {
      synchronized (stops) {
        stops.remove(stop);
      }
    }
  }

  /** Also interrupts the worker, so that it begins nothing new where it looks at its flag. */
  private void breakOff(FutureTask<?> task, Thread worker) {
    long began = System.nanoTime();
    worker.interrupt();
    while (!task.isDone() && System.nanoTime() - began < PATIENCE.toNanos()) {
      askAllToStop();
      awaitBriefly(task);
    }
  }

  private void askAllToStop() {
    synchronized (stops) {
      for (StopRequest stop : stops) {
        askToStop(stop);
      }
    }
  }

  private static void askToStop(StopRequest stop) {
    try {
      stop.ask();
    } catch (SQLException | DatabaseException e) {
      // A connection that is closed, or a server that is gone, has nothing to stop.
      return;
    }
  }

  private static void awaitBriefly(FutureTask<?> task) {
    try {
      task.get(AGAIN_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException | InterruptedException | ExecutionException e) {
      // Whether it has ended is asked in the loop; how it ended matters to nobody any more.
      return;
    }
  }
}
