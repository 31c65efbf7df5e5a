package dev.tunesmith.advisor.finding;

import dev.tunesmith.core.plan.PlanNode;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Every row that a scan reads is compared by what a function makes of it. */
final class WorkedOutForEachRow implements StepPattern {

  /** As the server prints it: a function of a column. */
  private static final Pattern CALL =
      Pattern.compile("([a-z_][\\w.]*)\\((?:\\(*[a-z_\"][\\w.\"]*)(?:\\)|,|::)");

  /** The server's own that an index may hold the answers of. */
  private static final Set<String> FIXED =
      Set.of(
          """
          abs any btrim ceil ceiling char_length coalesce date date_part date_trunc daterange extract
          floor initcap int4range int8range left length lower lpad ltrim md5 mod numrange
          octet_length regexp_replace replace reverse right round rpad rtrim split_part strpos substr
          substring to_tsvector translate trim trunc tsrange tstzrange upper
          """
              .strip()
              .split("\\s+"));

  @Override
  public Optional<String> sentence(PlanNode step) {
    return Steps.wastefulFilter(step)
        .filter(filter -> step.operation().relation() != null)
        .flatMap(WorkedOutForEachRow::function)
        .map(
            function ->
                String.format(
                    Locale.ROOT,
                    "%s is worked out for each of %,.0f rows before it is compared, so that no"
                        + " index on what it is worked out from serves.",
                    function,
                    Steps.rowsSeen(step)));
  }

  private static Optional<String> function(String filter) {
    Matcher call = CALL.matcher(filter.replaceAll("'(?:[^']++|'')*+'", "''"));
    while (call.find()) {
      String name = call.group(1).toLowerCase(Locale.ROOT);
      if (!FIXED.contains(name)) {
        return Optional.of(name);
      }
    }
    return Optional.empty();
  }

  @Override
  public String byHand() {
    return "where the function looks up other tables, join them instead, grouped first where it"
        + " adds up; where it reads a text as a date or a number, store the column as that"
        + " type; else keep what it answers in a column that is filled when the row is"
        + " written, and index that";
  }
}
