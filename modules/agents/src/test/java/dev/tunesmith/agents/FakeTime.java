package dev.tunesmith.agents;

import dev.tunesmith.agents.call.Sleeper;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** A clock that moves only while somebody sleeps by it. */
final class FakeTime implements InstantSource, Sleeper {
  private final List<Duration> slept = new ArrayList<>();
  private volatile Instant now = Instant.EPOCH;

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public void sleep(Duration pause) {
    slept.add(pause);
    advance(pause);
  }

  void advance(Duration time) {
    now = now.plus(time);
  }

  List<Duration> slept() {
    return List.copyOf(slept);
  }

  Duration sleptInAll() {
    return slept.stream().reduce(Duration.ZERO, Duration::plus);
  }
}
