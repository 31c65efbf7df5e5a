package dev.tunesmith.database.sandbox;

import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Whether a session is running a statement, and how it is stopped. A server that is asked to cancel
 * a moment before it begins hears nothing, so it is asked until the statement has ended.
 */
final class Running {

  private static final int TRIES = 40;
  private static final long BETWEEN_TRIES_MILLIS = 50;

  /** Asks the server to stop. */
  @FunctionalInterface
  interface Cancelling {
    void ask() throws SQLException;
  }

  private volatile CountDownLatch end = new CountDownLatch(0);

  void begin() {
    end = new CountDownLatch(1);
  }

  void end() {
    end.countDown();
  }

  /**
   * Returns once the statement that runs now has ended, or after about two seconds.
   *
   * @return whether it has ended, or may still: who is interrupted does not wait for it
   */
  boolean stop(Cancelling cancelling) throws SQLException {
    CountDownLatch itsEnd = end;
    try {
      for (int i = 0; i < TRIES && itsEnd.getCount() > 0; i++) {
        cancelling.ask();
        if (itsEnd.await(BETWEEN_TRIES_MILLIS, TimeUnit.MILLISECONDS)) {
          return true;
        }
      }
      return itsEnd.getCount() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
