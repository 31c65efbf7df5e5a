package dev.tunesmith.cli.option;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a size like {@code 500MB} or {@code 1.5GB}; units are powers of 1024, as PostgreSQL's. */
public final class ByteSize implements ITypeConverter<Long> {

  private static final Pattern FORM =
      Pattern.compile("(\\d{1,15}(?:\\.\\d{1,6})?)\\s*(?:([kmgt])i?)?b?", Pattern.CASE_INSENSITIVE);

  @Override
  public Long convert(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches() || (matcher.group(2) == null && matcher.group(1).contains("."))) {
      throw new TypeConversionException(
          "'" + text + "' is no size; write a number and a unit, for example 500MB or 2GB");
    }
    BigDecimal bytes = new BigDecimal(matcher.group(1)).multiply(unit(matcher.group(2)));
    if (bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
      throw new TypeConversionException("'" + text + "' is too large");
    }
    return bytes.longValue();
  }

  private static BigDecimal unit(@Nullable String letter) {
    int thousands = letter == null ? 0 : 1 + "kmgt".indexOf(letter.toLowerCase(Locale.ROOT));
    return BigDecimal.valueOf(1L << (10 * thousands));
  }
}
