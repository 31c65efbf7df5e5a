package dev.tunesmith.cli.session;

import dev.tunesmith.core.text.Figures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Notes how long the stages of a command take. */
final class Stopwatch {

  private final long began = System.nanoTime();
  private final List<String> laps = new ArrayList<>();
  private long last = began;

  /** Ends a stage and begins the next one. */
  void lap(String stage) {
    long now = System.nanoTime();
    laps.add(stage + " " + Figures.duration(Duration.ofNanos(now - last)));
    last = now;
  }

  /** The stages and the whole, in one line. */
  String text() {
    return "Time: "
        + String.join(", ", laps)
        + ", together "
        + Figures.duration(Duration.ofNanos(System.nanoTime() - began))
        + ".";
  }
}
