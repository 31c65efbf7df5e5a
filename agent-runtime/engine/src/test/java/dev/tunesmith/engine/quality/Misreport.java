package dev.tunesmith.engine.quality;

import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.trial.Trial;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * How what was found about one statement arrives wrong.
 *
 * @param query the statement's name
 * @param measuring what becomes of its measurement; empty if it gets lost
 * @param trying what becomes of its trial
 */
record Misreport(
    String query,
    Function<Measurement, Optional<Measurement>> measuring,
    UnaryOperator<Trial> trying) {

  static Misreport lost(String query) {
    return new Misreport(query, measured -> Optional.empty(), UnaryOperator.identity());
  }

  static Misreport measured(String query, UnaryOperator<Measurement> measuring) {
    return new Misreport(query, measuring.andThen(Optional::of), UnaryOperator.identity());
  }

  static Misreport tried(String query, UnaryOperator<Trial> trying) {
    return new Misreport(query, Optional::of, trying);
  }
}
