package dev.tunesmith.cli.option;

import dev.tunesmith.engine.settings.Amounts;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a length of time like {@code 90s}, {@code 30m} or {@code 1h30m}. */
public final class TimeSpan implements ITypeConverter<Duration> {

  @Override
  public Duration convert(String text) {
    Duration span =
        Amounts.time(text)
            .orElseThrow(
                () ->
                    new TypeConversionException(
                        "'" + text + "' is no length of time; write for example 90s, 30m or 2h"));
    if (span.isZero()) {
      throw new TypeConversionException("it must be longer than nothing, got '" + text + "'");
    }
    return span;
  }
}
