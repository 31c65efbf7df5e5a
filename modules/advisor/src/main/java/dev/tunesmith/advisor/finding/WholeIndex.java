package dev.tunesmith.advisor.finding;

import dev.tunesmith.core.plan.PlanNode;
import dev.tunesmith.core.schema.Index;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** An index is gone through from end to end, since its first key is not asked for. */
final class WholeIndex implements Pattern {

  private static final double FEWEST_BLOCKS = 500;

  /** What a row takes of an index that leads to it, and of its table. */
  private static final double BLOCKS_PER_ROW = 6;

  @Override
  public Stream<String> in(Seen seen) {
    return seen.plan()
        .root()
        .walk()
        .filter(step -> step.children().isEmpty() && readsTooMuch(step) && isOrdered(step, seen))
        .map(WholeIndex::sentence);
  }

  private static boolean readsTooMuch(PlanNode step) {
    PlanNode.Actual actual = step.actual();
    double rows = Steps.rowsOut(step) + Steps.rowsRemoved(step) + Steps.loops(step);
    return actual != null
        && step.conditions().index() != null
        && actual.buffers() >= FEWEST_BLOCKS
        && actual.buffers() >= BLOCKS_PER_ROW * rows;
  }

  /** Others keep a row in many places, or none of its own. */
  private static boolean isOrdered(PlanNode step, Seen seen) {
    String name = step.operation().index();
    return name != null
        && seen.schema()
            .index(name)
            .map(Index::shape)
            .filter(shape -> shape.method().equals("btree"))
            .isPresent();
  }

  private static String sentence(PlanNode step) {
    return String.format(
        Locale.ROOT,
        "%,d blocks of %s are read to find %,.0f rows (%s): what it is ordered by first is not"
            + " asked for.",
        Objects.requireNonNull(step.actual()).buffers(),
        step.operation().index(),
        Steps.rowsOut(step),
        step.conditions().index());
  }
}
