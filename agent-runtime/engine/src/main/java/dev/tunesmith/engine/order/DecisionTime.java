package dev.tunesmith.engine.order;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** How long an issue may wait for a person before it ends undecided. */
public sealed interface DecisionTime {

  /** As long as it takes. */
  record Unlimited() implements DecisionTime {
    @Override
    public Optional<Instant> end(Instant asked) {
      return Optional.empty();
    }
  }

  /** For a while from the moment in which the person is asked. */
  record Within(Duration time) implements DecisionTime {
    public Within {
      if (time.isZero() || time.isNegative()) {
        throw new IllegalArgumentException("the time to decide must be above 0, got " + time);
      }
    }

    @Override
    public Optional<Instant> end(Instant asked) {
      Instant end = asked.plus(time);
      Instant second = end.truncatedTo(ChronoUnit.SECONDS);
      // A person reads it, so it is a whole second; and nobody gets less time than was said.
      return Optional.of(second.equals(end) ? end : second.plusSeconds(1));
    }
  }

  /** Until a moment, whenever the person is asked. */
  record Until(Instant moment) implements DecisionTime {
    @Override
    public Optional<Instant> end(Instant asked) {
      return Optional.of(moment);
    }
  }

  /** When the time ends for a question that is put at {@code asked}; empty if it does not. */
  Optional<Instant> end(Instant asked);
}
