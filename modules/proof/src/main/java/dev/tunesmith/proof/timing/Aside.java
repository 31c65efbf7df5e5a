package dev.tunesmith.proof.timing;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Work that an interrupt must not hit in the middle: what clears up after a trial, and takes no
 * time worth speaking of. Whatever may take long breaks off at an interrupt by itself.
 */
public final class Aside {

  private Aside() {}

  /**
   * Does the work on a thread of its own and waits for its end whatever happens. If the caller was
   * interrupted meanwhile, its interrupt flag is set afterwards.
   */
  public static <T> T complete(Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = new Thread(task, "sandbox-change");
    thread.setDaemon(true);
    thread.start();
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
      throw cause(e);
    } finally {
      if (wasInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** What work on another thread ended with, to be thrown on this one. */
  public static RuntimeException cause(ExecutionException e) {
    if (e.getCause() instanceof Error error) {
      throw error;
    }
    return e.getCause() instanceof RuntimeException known
        ? known
        : new IllegalStateException("work on a sandbox failed", e);
  }
}
