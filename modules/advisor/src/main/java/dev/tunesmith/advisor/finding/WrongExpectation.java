package dev.tunesmith.advisor.finding;

import dev.tunesmith.advisor.statistics.Misestimate;
import dev.tunesmith.core.plan.PlanNode;
import java.util.Objects;
import java.util.stream.Stream;

/** The planner expects a wholly different number of rows than there are, and plans for those. */
final class WrongExpectation implements Pattern {

  @Override
  public Stream<String> in(Seen seen) {
    return Misestimate.in(seen.plan()).stream().map(WrongExpectation::sentence);
  }

  private static String sentence(Misestimate wrong) {
    PlanNode step = wrong.step();
    PlanNode.Conditions conditions = step.conditions();
    String what =
        conditions.grouping() == null
            ? Stream.of(conditions.index(), conditions.filter())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("")
            : String.join(", ", conditions.grouping().keys());
    return "%s, in the %s (%s).".formatted(wrong.words(), Steps.name(step), what);
  }

  @Override
  public String byHand() {
    return "tell the planner how the values of these columns go together, or analyse the table";
  }
}
