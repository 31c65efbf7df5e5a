package dev.tunesmith.advisor.finding;

import dev.tunesmith.core.plan.PlanNode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A scan that converts a column of each row before it compares it, and keeps few of the rows. */
final class ConvertedColumn implements StepPattern {

  private static final double FEWEST = 2_000;
  private static final double REMOVED_PER_KEPT = 4;

  /**
   * As the server prints it: a cast of a column that is compared with something. One to text it
   * prints also where nothing is converted.
   */
  private static final Pattern CONVERSION =
      Pattern.compile(
          "\\(+([\\w.\"]+)\\)::(?!text )([\\w ]+(?:\\([\\d,]+\\))?) (?:=|<|>|<=|>=|<>) ");

  @Override
  public Optional<String> sentence(PlanNode step) {
    String filter = step.conditions().filter();
    double removed = Steps.rowsRemoved(step);
    if (filter == null || removed < FEWEST || removed < REMOVED_PER_KEPT * Steps.rowsOut(step)) {
      return Optional.empty();
    }
    Matcher conversion = CONVERSION.matcher(filter);
    return conversion.find()
        ? Optional.of(
            String.format(
                Locale.ROOT,
                "%s is converted to %s in each of %,.0f rows before it is compared, so that no"
                    + " index on it serves.",
                conversion.group(1),
                conversion.group(2),
                removed + Steps.rowsOut(step)))
        : Optional.empty();
  }

  @Override
  public String byHand() {
    return "compare the column as it is stored, with a value of its own type";
  }
}
