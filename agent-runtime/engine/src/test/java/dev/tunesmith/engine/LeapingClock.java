package dev.tunesmith.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that goes on as time does, until it is told to leap. */
public final class LeapingClock implements InstantSource {

  private final Instant start = Instant.now();
  private volatile Duration ahead = Duration.ZERO;

  @Override
  public Instant instant() {
    return Instant.now().plus(ahead);
  }

  /** Leaps to so long after it was made. */
  public void leapTo(Duration sinceStart) {
    ahead = Duration.between(Instant.now(), start.plus(sinceStart));
  }
}
