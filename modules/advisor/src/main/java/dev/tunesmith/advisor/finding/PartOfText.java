package dev.tunesmith.advisor.finding;

import dev.tunesmith.core.plan.PlanNode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Every text is searched for something within it, which no order of texts helps to find. */
final class PartOfText implements StepPattern {

  /** As the server prints a LIKE or an ILIKE that begins with anything. */
  private static final Pattern WITHIN = Pattern.compile("([\\w.\"]+)\\)?(?:::text)? ~~\\*? '%");

  @Override
  public Optional<String> sentence(PlanNode step) {
    return Steps.wastefulFilter(step)
        .map(WITHIN::matcher)
        .filter(Matcher::find)
        .map(
            within ->
                String.format(
                    Locale.ROOT,
                    "%s is searched for a part of its text in each of %,.0f rows.",
                    within.group(1),
                    Steps.rowsSeen(step)));
  }

  @Override
  public String byHand() {
    return "create the server's extension for trigrams, so that an index of a text's parts can be"
        + " tried";
  }
}
