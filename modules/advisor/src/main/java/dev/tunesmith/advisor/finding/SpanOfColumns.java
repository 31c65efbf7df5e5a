package dev.tunesmith.advisor.finding;

import dev.tunesmith.core.plan.PlanNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A span whose two ends are columns is searched for what lies in it: the order of one end says
 * little about the other, so that an ordered index leads to half of the rows on average.
 */
final class SpanOfColumns implements StepPattern {

  private static final String COLUMN = "([\\w.\"]+)";
  private static final String VALUE = "('(?:[^']++|'')*+'::[a-z ]+|-?[\\d.]+)";

  /** As the server prints it: a column beside a value, either of them first. */
  private static final Pattern BOUND =
      Pattern.compile(
          "\\("
              + COLUMN
              + " ([<>])=? "
              + VALUE
              + "\\)|\\("
              + VALUE
              + " ([<>])=? "
              + COLUMN
              + "\\)");

  /** As the server prints it: both ends put together. */
  private static final Pattern TOGETHER =
      Pattern.compile(
          "(?:\\w+range\\(|\\()"
              + COLUMN
              + ", "
              + COLUMN
              + "(?:, '[^']*'::text)?\\) (?:&&|@>|OVERLAPS)");

  /** The same with a value of another table's row. */
  private static final Pattern ORDERED =
      Pattern.compile("\\(" + COLUMN + " ([<>])=? " + COLUMN + "\\)");

  /** One end, and on which side of which value it has to be. */
  private record Bound(String column, boolean isBelow, String value) {

    boolean isOtherEndOf(Bound other) {
      return isBelow != other.isBelow
          && !column.equals(other.column)
          && kind().equals(other.kind());
    }

    /** The type of the value, as far as it is written. */
    private String kind() {
      int cast = value.lastIndexOf("::");
      return cast < 0 ? "number" : value.substring(cast);
    }
  }

  @Override
  public Optional<String> sentence(PlanNode step) {
    return Steps.wastefulFilter(step)
        .flatMap(filter -> ends(filter).or(() -> around(filter + " " + step.conditions().index())))
        .map(
            ends ->
                String.format(
                    Locale.ROOT,
                    "Each of %,.0f rows of %s is asked whether the span from %s to %s fits; no"
                        + " order of rows brings those together that do.",
                    Steps.rowsSeen(step),
                    step.operation().relation(),
                    ends.get(0),
                    ends.get(1)));
  }

  private static Optional<List<String>> ends(String filter) {
    Matcher together = TOGETHER.matcher(filter);
    if (together.find()) {
      return Optional.of(List.of(together.group(1), together.group(2)));
    }
    List<Bound> bounds = bounds(filter);
    return bounds.stream()
        .filter(Bound::isBelow)
        .flatMap(
            lower ->
                bounds.stream()
                    .filter(lower::isOtherEndOf)
                    .map(upper -> List.of(lower.column(), upper.column())))
        .findFirst();
  }

  /** The columns on both sides of one that lies between them. */
  private static Optional<List<String>> around(String conditions) {
    List<List<String>> pairs = new ArrayList<>();
    Matcher ordered = ORDERED.matcher(conditions.contains(" OR ") ? "" : conditions);
    while (ordered.find()) {
      pairs.add(
          ordered.group(2).equals("<")
              ? List.of(ordered.group(1), ordered.group(3))
              : List.of(ordered.group(3), ordered.group(1)));
    }
    return pairs.stream()
        .flatMap(
            lower ->
                pairs.stream()
                    .filter(upper -> lower.get(1).equals(upper.get(0)))
                    .map(upper -> List.of(lower.get(0), upper.get(1))))
        .findFirst();
  }

  /** Those of AND only: what OR joins is no span. */
  private static List<Bound> bounds(String filter) {
    List<Bound> found = new ArrayList<>();
    Matcher bound = BOUND.matcher(filter.contains(" OR ") ? "" : filter);
    while (bound.find()) {
      found.add(
          bound.group(1) != null
              ? new Bound(bound.group(1), bound.group(2).equals("<"), bound.group(3))
              : new Bound(bound.group(6), bound.group(5).equals(">"), bound.group(4)));
    }
    return found;
  }

  @Override
  public String byHand() {
    return "if the two columns are the ends of one span, keep or index them as a range (GiST) and"
        + " ask which range holds the value or meets the other; a CHECK that the first is not above"
        + " the second has to stand before such an index, else a row that breaks it can no longer"
        + " be written; spans that never overlap are found by the greatest start that is not above"
        + " the value (ORDER BY … DESC LIMIT 1)";
  }
}
