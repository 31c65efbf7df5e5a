package dev.tunesmith.proof.timing;

import dev.tunesmith.database.Interruptible;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;

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
    try {
      return Interruptible.completely(work);
    } catch (SQLException e) {
      throw new IllegalStateException("work on a sandbox failed", e);
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
