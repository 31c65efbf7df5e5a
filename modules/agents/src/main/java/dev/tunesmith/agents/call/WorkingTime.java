package dev.tunesmith.agents.call;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/** The time an agent may spend on a case; what its tools take, trials above all, is not counted. */
public final class WorkingTime {
  private final InstantSource clock;
  private Instant end;

  public WorkingTime(Duration allowed, InstantSource clock) {
    this.clock = clock;
    this.end = clock.instant().plus(allowed);
  }

  public Duration left() {
    Duration left = Duration.between(clock.instant(), end);
    return left.isNegative() ? Duration.ZERO : left;
  }

  public boolean isOver() {
    return left().isZero();
  }

  public <T> T notCounting(Supplier<T> work) {
    Instant start = clock.instant();
    T result = work.get();
    end = end.plus(Duration.between(start, clock.instant()));
    return result;
  }
}
