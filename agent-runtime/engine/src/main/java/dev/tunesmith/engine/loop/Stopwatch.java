package dev.tunesmith.engine.loop;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Measures how long something takes by a session's own clock. */
final class Stopwatch {

  private final InstantSource clock;
  private final Instant start;

  Stopwatch(InstantSource clock) {
    this.clock = clock;
    this.start = clock.instant();
  }

  Duration elapsed() {
    return Duration.between(start, clock.instant());
  }
}
