package dev.tunesmith.cli.option;

import dev.tunesmith.engine.settings.Amounts;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a size like {@code 500MB} or {@code 1.5GB}; units are powers of 1024, as PostgreSQL's. */
public final class ByteSize implements ITypeConverter<Long> {

  @Override
  public Long convert(String text) {
    return Amounts.bytes(text)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'"
                        + text
                        + "' is no size; write a number and a unit, for example 500MB or 2GB"));
  }
}
