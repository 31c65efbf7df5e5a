package dev.tunesmith.engine.wiring;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The time of day as it was when the session began, and from then on what has passed since: budgets
 * and working times hang on it, so it must not jump when somebody sets the machine's clock.
 */
final class MonotonicClock implements InstantSource {

  private final Instant start = Clock.systemUTC().instant();
  private final long startNanos = System.nanoTime();

  @Override
  public Instant instant() {
    return start.plus(Duration.ofNanos(System.nanoTime() - startNanos));
  }
}
