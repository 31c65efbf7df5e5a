package dev.tunesmith.advisor.finding;

import dev.tunesmith.core.plan.PlanNode;
import java.util.Optional;
import java.util.stream.Stream;

/** A pattern that shows in a single step of a plan, with what is below it. */
interface StepPattern extends Pattern {

  /** What is to be said of a step that ran; empty where the pattern does not show in it. */
  Optional<String> sentence(PlanNode step);

  @Override
  default Stream<String> in(Seen seen) {
    return seen.plan()
        .root()
        .walk()
        .filter(step -> step.actual() != null)
        .flatMap(step -> sentence(step).stream());
  }
}
