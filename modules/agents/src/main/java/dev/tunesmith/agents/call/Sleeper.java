package dev.tunesmith.agents.call;

import java.time.Duration;

/** Waits; tests let it pass in no time. */
@FunctionalInterface
public interface Sleeper {
  /** Comes back after {@code pause}. */
  void sleep(Duration pause) throws InterruptedException;
}
