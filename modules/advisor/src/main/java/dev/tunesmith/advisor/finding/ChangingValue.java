package dev.tunesmith.advisor.finding;

import dev.tunesmith.core.plan.PlanNode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Every row is compared with what a function answers anew for each of them. By the next row it may
 * be another value, so that none can be looked up in an index.
 */
final class ChangingValue implements StepPattern {

  /** The server's own whose answers change within a statement. */
  private static final Pattern CHANGING =
      Pattern.compile(
          "\\b(clock_timestamp|timeofday|random|nextval|gen_random_uuid|uuid_generate_v[14])\\(");

  @Override
  public Optional<String> sentence(PlanNode step) {
    return Steps.wastefulFilter(step)
        .map(filter -> CHANGING.matcher(filter.replaceAll("'(?:[^']++|'')*+'", "''")))
        .filter(Matcher::find)
        .map(
            changing ->
                String.format(
                    Locale.ROOT,
                    "%s answers anew for each of %,.0f rows, so that no index serves the comparison"
                        + " with it.",
                    changing.group(1),
                    Steps.rowsSeen(step)));
  }

  @Override
  public String byHand() {
    return "compare with one value for the whole statement: now() instead of clock_timestamp(), a"
        + " parameter that the application fills, or the call in a subquery of its own, (SELECT"
        + " …), which is answered once";
  }
}
