package dev.tunesmith.json;

import com.fasterxml.jackson.databind.module.SimpleModule;
import java.time.Duration;
import java.time.Instant;

/** Leaves instants and durations blank, for texts that are to be compared without them. */
final class Timeless extends SimpleModule {
  private static final long serialVersionUID = 1L;

  Timeless() {
    super("timeless");
    addSerializer(Instant.class, new PlainForms.PlainWriter<>(Instant.class, at -> ""));
    addSerializer(Duration.class, new PlainForms.PlainWriter<>(Duration.class, length -> ""));
  }
}
