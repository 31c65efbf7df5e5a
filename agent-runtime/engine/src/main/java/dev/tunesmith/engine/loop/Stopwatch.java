package dev.tunesmith.engine.loop;

import java.time.Duration;

/** Measures how long something takes, whatever happens to the clock on the wall. */
final class Stopwatch {

  private final long startNanos = System.nanoTime();

  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }
}
