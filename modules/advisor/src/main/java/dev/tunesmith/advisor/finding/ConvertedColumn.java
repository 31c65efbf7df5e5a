package dev.tunesmith.advisor.finding;

import dev.tunesmith.core.plan.PlanNode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A scan that converts a column of each row before it compares it, and keeps few of the rows. */
final class ConvertedColumn implements StepPattern {

  /**
   * As the server prints it: a cast of a column that is compared with something. One to text it
   * prints also where nothing is converted.
   */
  private static final Pattern CONVERSION =
      Pattern.compile(
          "\\(+([\\w.\"]+)\\)::(?!text )([\\w ]+(?:\\([\\d,]+\\))?) (?:=|<|>|<=|>=|<>) ");

  @Override
  public Optional<String> sentence(PlanNode step) {
    return Steps.wastefulFilter(step)
        .map(CONVERSION::matcher)
        .filter(Matcher::find)
        .map(
            conversion ->
                String.format(
                    Locale.ROOT,
                    "%s is converted to %s in each of %,.0f rows before it is compared, so that no"
                        + " index on it serves.",
                    conversion.group(1),
                    conversion.group(2),
                    Steps.rowsSeen(step)));
  }

  @Override
  public String byHand() {
    return "compare the column as it is stored, with a value of its own type, or store it as the"
        + " type it is compared as; an index on the conversion would refuse each row that cannot be"
        + " converted, so one is proposed only where there can be none";
  }
}
