package dev.tunesmith.engine.loop;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Measures how long something takes by a session's own clock. */
final class Stopwatch {

  private final InstantSource clock;
  private final Instant start;

  /**
   * A watch that runs from now on.
   *
   * @param before what it shows already
   */
  Stopwatch(InstantSource clock, Duration before) {
    this.clock = clock;
    this.start = clock.instant().minus(before);
  }

  Duration elapsed() {
    return Duration.between(start, clock.instant());
  }
}
