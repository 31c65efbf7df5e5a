package dev.tunesmith.core.quality;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A number that a text claims.
 *
 * @param text as written
 * @param unit as written, without blanks; empty for a bare number
 * @param rounding how far what it stands for may lie from it
 */
record Figure(String text, double value, String unit, double rounding) {

  // Not part of a name, a date or a literal.
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?<![\\w.:'\"/$-])((?:\\d{1,3}(?:,\\d{3})+(?!\\d)|\\d+)(?:\\.\\d+)?)"
              + "( ?(?:%|(?:ms|s|seconds|x|times|percent|kB|MB|GB|thousand|million)\\b))?"
              + "(?![\\w'\":/-])");

  /** What a figure on record may have to be multiplied with to be in a unit. */
  private static final Map<String, List<Double>> FACTORS =
      Map.ofEntries(
          Map.entry("%", List.of(1.0, 100.0)),
          Map.entry("percent", List.of(1.0, 100.0)),
          Map.entry("ms", List.of(1.0, 1e3)),
          Map.entry("s", List.of(1.0, 1e-3)),
          Map.entry("seconds", List.of(1.0, 1e-3)),
          Map.entry("kB", List.of(1.0, 1e-3, 0x1p-10)),
          Map.entry("MB", List.of(1.0, 1e-6, 0x1p-20)),
          Map.entry("GB", List.of(1.0, 1e-9, 0x1p-30)),
          Map.entry("thousand", List.of(1e-3)),
          Map.entry("million", List.of(1e-6)));

  private static final Set<String> SHARES = Set.of("%", "percent");
  private static final Set<String> MULTIPLES = Set.of("x", "times");

  /** Counts this small are said of anything. */
  private static final double TELLING = 10;

  /** Two digits are the fewest that a text may round to. */
  private static final double MOST_ROUNDING = 0.05;

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
    BigDecimal number = new BigDecimal(match.group(1).replace(",", ""));
    // The zeros at the end of a whole number may be there because it was rounded.
    BigDecimal shown = number.scale() == 0 ? number.stripTrailingZeros() : number;
    double value = number.doubleValue();
    double halfADigit = shown.ulp().doubleValue() / 2;
    String unit = match.group(2) == null ? "" : match.group(2).strip();
    return new Figure(
        match.group(), value, unit, Math.min(halfADigit, MOST_ROUNDING * value) + 1e-9 * value);
  }

  /** Whether it is one of {@code known}, rounded, in its unit, or two of them compared. */
  boolean isAmong(Set<Double> known) {
    return known.stream().anyMatch(this::isOneOf) || (isComparison() && isRatioOf(known));
  }

  private boolean isOneOf(double figure) {
    return FACTORS.getOrDefault(unit, List.of(1.0)).stream()
        .anyMatch(factor -> isNear(Math.abs(figure) * factor));
  }

  private boolean isNear(double figure) {
    return Math.abs(figure - value) <= rounding;
  }

  private boolean isComparison() {
    return SHARES.contains(unit) || MULTIPLES.contains(unit);
  }

  private boolean isRatioOf(Set<Double> known) {
    return known.stream()
        .filter(figure -> figure != 0)
        .anyMatch(whole -> known.stream().anyMatch(part -> isRatio(part / whole)));
  }

  private boolean isRatio(double ratio) {
    return MULTIPLES.contains(unit)
        ? isNear(ratio)
        : isNear(100 * ratio) || isNear(100 - 100 * ratio);
  }
}
