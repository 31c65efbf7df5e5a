package dev.tunesmith.proof.answers;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Times that lie exactly as far from now as a statement asks, and a little to either side. They
 * have no text of their own, since now moves on: each is an expression in parentheses, and what it
 * comes to is asked in the transaction that also asks the statements.
 */
final class MovingTimes {

  private static final Pattern INTERVAL =
      Pattern.compile("\\d{1,5} *(?:second|minute|hour|day|week|month|year)s?");
  private static final Pattern DAYS = Pattern.compile("[1-9]\\d{0,3}");

  private static final List<String> BESIDE =
      List.of(
          "",
          " - interval '1 microsecond'",
          " + interval '1 microsecond'",
          " - interval '1 second'",
          " + interval '1 second'");

  private final Set<String> expressions = new LinkedHashSet<>();

  private MovingTimes() {}

  /** Those that the constants tell of; none where no statement looks at the clock. */
  static MovingTimes of(Constants constants) {
    MovingTimes times = new MovingTimes();
    if (constants.asksForNow()) {
      times.addAll("now()");
      for (String interval : intervals(constants)) {
        for (String sign : List.of(" - ", " + ")) {
          times.addAll("now()" + sign + "interval '" + interval + "'");
          times.add("current_date" + sign + "interval '" + interval + "'");
        }
      }
    }
    return times;
  }

  private static List<String> intervals(Constants constants) {
    List<String> found = new ArrayList<>();
    for (String constant : constants.all()) {
      if (DAYS.matcher(constant).matches()) {
        found.add(constant + " days");
      }
      Matcher matcher = INTERVAL.matcher(constant);
      while (matcher.find()) {
        found.add(matcher.group());
      }
    }
    return found;
  }

  private void addAll(String expression) {
    BESIDE.forEach(beside -> add(expression + beside));
  }

  /** The parentheses keep one from being the beginning of another. */
  private void add(String expression) {
    expressions.add("(" + expression + ")");
  }

  List<String> all() {
    return List.copyOf(expressions);
  }

  boolean has(String cell) {
    return expressions.contains(cell);
  }

  /** SQL for the text that {@code sql} gives, with what they come to in their places. */
  String resolved(String sql) {
    String resolved = sql;
    for (String expression : expressions) {
      String literal = "'" + expression.replace("'", "''") + "'";
      resolved = "replace(" + resolved + ", " + literal + ", " + expression + "::text)";
    }
    return resolved;
  }
}
