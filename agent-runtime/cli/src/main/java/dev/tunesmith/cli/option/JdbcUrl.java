package dev.tunesmith.cli.option;

import java.util.Locale;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the address of a database; never repeats it, since people write passwords into it. */
public final class JdbcUrl implements ITypeConverter<String> {

  private static final String PREFIX = "jdbc:postgresql:";
  private static final Pattern PASSWORD =
      Pattern.compile("[?&](ssl)?password=|//[^/?]*:[^/?]*@", Pattern.CASE_INSENSITIVE);

  @Override
  public String convert(String text) {
    if (!text.toLowerCase(Locale.ROOT).startsWith(PREFIX)) {
      throw new TypeConversionException(
          "it must begin with " + PREFIX + ", for example jdbc:postgresql://localhost:5432/shop");
    }
    if (PASSWORD.matcher(text).find()) {
      throw new TypeConversionException(
          "it must not hold a password, which others could read on the command line;"
              + " use --password-env VAR or --password-file FILE");
    }
    return text;
  }
}
