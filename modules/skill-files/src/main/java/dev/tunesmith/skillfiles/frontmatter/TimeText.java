package dev.tunesmith.skillfiles.frontmatter;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Times as people write them: {@code 90 s}, {@code 1h30m}, {@code 1 hour and 30 min}, {@code PT2M}.
 */
public final class TimeText {

  private static final String PART =
      "\\d{1,4}(?:\\.\\d{1,2})?\\s*-?"
          + "(?:hours?|hrs?|h|minutes?|mins?|m|seconds?|secs?|s)(?![A-Za-z])";

  /** What a time looks like; it ends where no word goes on. */
  public static final String FORM =
      "(?:PT(?=\\d)(?:\\d{1,4}H)?(?:\\d{1,4}M)?(?:\\d{1,4}S)?|"
          + PART
          + "(?:\\s*(?:,|and)?\\s*"
          + PART
          + "){0,2})\\b";

  private static final Pattern EACH =
      Pattern.compile(
          "(\\d{1,4}(?:\\.\\d{1,2})?)\\s*-?\\s*([hms])[a-z]*", Pattern.CASE_INSENSITIVE);

  private TimeText() {}

  /** The time that a text of {@link #FORM} says. */
  public static Duration read(String text) {
    if (text.regionMatches(true, 0, "PT", 0, 2)) {
      return iso(text);
    }
    Duration sum = Duration.ZERO;
    Matcher part = EACH.matcher(text);
    while (part.find()) {
      double seconds = Double.parseDouble(part.group(1)) * secondsIn(part.group(2));
      sum = sum.plusMillis(Math.round(seconds * 1000));
    }
    return sum;
  }

  private static Duration iso(String text) {
    try {
      return Duration.parse(text.toUpperCase(Locale.ROOT));
    } catch (DateTimeParseException e) {
      return Duration.ZERO;
    }
  }

  private static int secondsIn(String unit) {
    return switch (Character.toLowerCase(unit.charAt(0))) {
      case 's' -> 1;
      case 'h' -> 3600;
      default -> 60;
    };
  }
}
