package dev.tunesmith.cli.option;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a length of time like {@code 90s}, {@code 30m} or {@code 1h30m}. */
public final class TimeSpan implements ITypeConverter<Duration> {

  private static final Pattern FORM =
      Pattern.compile(
          "(?=\\d)(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?(?:(\\d{1,6})s)?", Pattern.CASE_INSENSITIVE);

  @Override
  public Duration convert(String text) {
    Matcher matcher = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw new TypeConversionException(
          "'" + text + "' is no length of time; write for example 90s, 30m or 2h");
    }
    Duration span =
        Duration.ofHours(number(matcher, 1))
            .plusMinutes(number(matcher, 2))
            .plusSeconds(number(matcher, 3));
    if (span.isZero()) {
      throw new TypeConversionException("it must be longer than nothing, got '" + text + "'");
    }
    return span;
  }

  private static long number(Matcher matcher, int group) {
    return matcher.group(group) == null ? 0 : Long.parseLong(matcher.group(group));
  }
}
