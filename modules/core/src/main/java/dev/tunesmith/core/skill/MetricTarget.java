package dev.tunesmith.core.skill;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A comparable target in the text of a metric, for example {@code < 100ms} or {@code > 85%}.
 *
 * @param unit as written, for example {@code ms}, {@code %} or {@code x}; empty where there is none
 */
public record MetricTarget(Comparison comparison, double number, String unit) {

  /** Which side of the number is good. */
  public enum Comparison {
    BELOW,
    AT_MOST,
    ABOVE,
    AT_LEAST
  }

  private static final Pattern TARGET =
      Pattern.compile(
          "(?<sign><=|>=|<|>|\u2264|\u2265|\\bsub-|\\bless than\\b|\\bmore than\\b|\\bat least\\b"
              + "|\\bat most\\b|\\bbelow\\b|\\babove\\b|\\bunder\\b|\\bover\\b)\\s*"
              + "(?<number>\\d{1,9}(?:\\.\\d{1,6})?)\\s*(?<unit>%|x\\b|(?:ms|us|s|sec|seconds?"
              + "|min|minutes?|hours?|days?|weeks?|iterations?|[kmgt]b)\\b)?",
          Pattern.CASE_INSENSITIVE);

  /** The targets in {@code text}, in its order; empty where nothing can be compared. */
  public static List<MetricTarget> allIn(String text) {
    return TARGET
        .matcher(text)
        .results()
        .map(
            found ->
                new MetricTarget(
                    comparison(found.group(1)),
                    Double.parseDouble(found.group(2)),
                    found.group(3) == null ? "" : found.group(3)))
        .toList();
  }

  /** Whether a figure in the target's unit meets it. */
  public boolean isMetBy(double figure) {
    return switch (comparison) {
      case BELOW -> figure < number;
      case AT_MOST -> figure <= number;
      case ABOVE -> figure > number;
      case AT_LEAST -> figure >= number;
    };
  }

  private static Comparison comparison(String sign) {
    return switch (sign.toLowerCase(Locale.ROOT)) {
      case "<=", "\u2264", "at most" -> Comparison.AT_MOST;
      case ">=", "\u2265", "at least" -> Comparison.AT_LEAST;
      case ">", "more than", "above", "over" -> Comparison.ABOVE;
      default -> Comparison.BELOW;
    };
  }
}
