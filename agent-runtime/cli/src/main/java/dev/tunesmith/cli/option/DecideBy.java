package dev.tunesmith.cli.option;

import dev.tunesmith.engine.order.DecisionTime;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a time to decide: a length like {@code 8h}, or a moment like 2026-03-01T18:00Z. */
public final class DecideBy implements ITypeConverter<DecisionTime> {

  private static final TimeSpan SPAN = new TimeSpan();

  @Override
  public DecisionTime convert(String text) {
    try {
      return new DecisionTime.Until(OffsetDateTime.parse(text.strip()).toInstant());
    } catch (DateTimeParseException e) {
      return new DecisionTime.Within(span(text));
    }
  }

  private static Duration span(String text) {
    try {
      return SPAN.convert(text);
    } catch (TypeConversionException e) {
      throw new TypeConversionException(
          "'" + text + "' is no time; write for example 8h, 30m or 2026-03-01T18:00Z");
    }
  }
}
