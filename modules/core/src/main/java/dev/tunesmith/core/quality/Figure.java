package dev.tunesmith.core.quality;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;

/**
 * A number that a text claims.
 *
 * @param text as written
 */
record Figure(String text, double value) {

  // Not part of a name, a date or a literal.
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?<![\\w.:'\"/$-])(\\d+(?:,\\d{3})*(?:\\.\\d+)?)( ?(?:%|(?:ms|s|x|kB|MB|GB)\\b))?"
              + "(?![\\w'\":/-])");

  /** Counts this small are said of anything. */
  private static final double TELLING = 10;

  private static final double ROUNDING = 0.05;

  /** The numbers in {@code text} that only a measurement could have told. */
  static List<Figure> claimedIn(String text) {
    return NUMBER
        .matcher(text)
        .results()
        .map(Figure::of)
        .filter(figure -> figure.value >= TELLING)
        .toList();
  }

  private static Figure of(MatchResult match) {
    return new Figure(match.group(), Double.parseDouble(match.group(1).replace(",", "")));
  }

  /** Whether it is one of {@code known}, rounded, in another unit, or two of them compared. */
  boolean isAmong(Set<Double> known) {
    return known.stream().anyMatch(this::isNear) || (isComparison() && isRatioOf(known));
  }

  private boolean isNear(double figure) {
    return DoubleStream.of(1, 100, 1e3, 1e-3, 1e-6, 1e-9)
        .map(unit -> Math.abs(figure) * unit)
        .anyMatch(each -> Math.abs(each - value) <= ROUNDING * value);
  }

  private boolean isComparison() {
    return text.endsWith("%") || text.endsWith("x");
  }

  private boolean isRatioOf(Set<Double> known) {
    return known.stream()
        .filter(figure -> figure != 0)
        .anyMatch(whole -> known.stream().anyMatch(part -> isRatio(part / whole)));
  }

  private boolean isRatio(double ratio) {
    double shown = text.endsWith("%") ? 100 * ratio : ratio;
    double complement = text.endsWith("%") ? 100 - shown : shown;
    return Math.abs(shown - value) <= 0.5 || Math.abs(complement - value) <= 0.5;
  }
}
