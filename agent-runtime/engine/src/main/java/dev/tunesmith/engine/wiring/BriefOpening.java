package dev.tunesmith.engine.wiring;

import dev.tunesmith.core.text.Figures;
import dev.tunesmith.engine.loop.TimeLimit;
import dev.tunesmith.engine.order.InvalidInputException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Holds a session's deadline against what is done before there is a ledger. */
final class BriefOpening {

  private final InstantSource clock;
  private final Duration deadline;
  private final Instant start;

  BriefOpening(InstantSource clock, Duration deadline) {
    this.clock = clock;
    this.deadline = deadline;
    this.start = clock.instant();
  }

  Duration took() {
    return Duration.between(start, clock.instant());
  }

  /**
   * Does a part of it.
   *
   * @param what is then done, in words
   * @throws InvalidInputException if the deadline comes first
   */
  <T> T within(String what, Supplier<T> part) {
    AtomicReference<@Nullable T> done = new AtomicReference<>();
    TimeLimit.allows(
        deadline.minus(took()), () -> took().compareTo(deadline) >= 0, () -> done.set(part.get()));
    T result = done.get();
    if (result == null) {
      throw new InvalidInputException(
          "the deadline, " + Figures.duration(deadline) + ", came before " + what);
    }
    return result;
  }
}
