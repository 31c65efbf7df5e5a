package dev.tunesmith.agents;

import java.time.Duration;

/** Waits; tests let it pass in no time. */
@FunctionalInterface
interface Sleeper {
  void sleep(Duration pause) throws InterruptedException;
}
