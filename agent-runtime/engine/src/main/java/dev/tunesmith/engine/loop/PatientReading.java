package dev.tunesmith.engine.loop;

import dev.tunesmith.database.ConnectionLostException;
import dev.tunesmith.database.StatementFailedException;
import dev.tunesmith.engine.order.InvalidInputException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the target again, a few times, where what stood in the way may have passed: a connection
 * that was lost, a lock that somebody held, a transaction that the server ended for another's sake.
 */
final class PatientReading {

  private static final Logger LOG = LoggerFactory.getLogger(PatientReading.class);
  private static final int MOST_TRIES = 3;

  /** A lock that was not to be had, a deadlock, a transaction that could not be serialised. */
  private static final Set<String> PASSING = Set.of("55P03", "40P01", "40001");

  private final Duration pause;

  /**
   * Patience with pauses between the tries.
   *
   * @param pause the first; each later one is longer by as much, and each by chance up to twice
   */
  PatientReading(Duration pause) {
    this.pause = pause;
  }

  /** Pauses of half a second and more. */
  PatientReading() {
    this(Duration.ofMillis(500));
  }

  /**
   * Reads.
   *
   * @throws ConnectionLostException if the target is gone
   * @throws InvalidInputException if somebody kept it from being read each time
   */
  <T> T read(Supplier<T> reading) {
    for (int tries = 1; ; tries++) {
      try {
        return reading.get();
      } catch (ConnectionLostException e) {
        if (tries == MOST_TRIES) {
          throw e;
        }
        LOG.warn("the target is read again: {}", e.getMessage());
      } catch (StatementFailedException e) {
        if (!PASSING.contains(e.sqlState())) {
          throw e;
        }
        if (tries == MOST_TRIES) {
          throw new InvalidInputException(
              "others kept the target from being read: " + e.getMessage(), e);
        }
        LOG.warn("the target is read again: {}", e.getMessage());
      }
      LockSupport.parkNanos(
          tries * pause.toNanos() + ThreadLocalRandom.current().nextLong(1 + pause.toNanos()));
    }
  }
}
