package dev.tunesmith.cli.option;

import dev.tunesmith.engine.settings.Amounts;
import java.math.BigDecimal;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an amount of money like {@code 2} or {@code 0.50}; the currency is the price table's. */
public final class Money implements ITypeConverter<BigDecimal> {

  @Override
  public BigDecimal convert(String text) {
    return Amounts.money(text)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'" + text + "' is no amount of money; write for example 2 or 0.50"));
  }
}
