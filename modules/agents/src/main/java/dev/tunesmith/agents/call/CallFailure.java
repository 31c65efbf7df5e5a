package dev.tunesmith.agents.call;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** What an exception of a model's client comes down to. */
public sealed interface CallFailure {

  /** The provider's filter kept the answer back. */
  record Withheld() implements CallFailure {
    @Override
    public <T> T match(Function<Faulty, T> faulty, Supplier<T> withheld) {
      return withheld.get();
    }
  }

  /** There was no answer. */
  record Faulty(ModelFault fault, Optional<Duration> retryAfter) implements CallFailure {
    @Override
    public <T> T match(Function<Faulty, T> faulty, Supplier<T> withheld) {
      return faulty.apply(this);
    }
  }

  /** Reads the whole chain of causes, since libraries wrap each other's exceptions. */
  static CallFailure of(Throwable thrown) {
    return FailureReader.read(thrown);
  }

  /** The value for this failure. */
  <T> T match(Function<Faulty, T> faulty, Supplier<T> withheld);
}
