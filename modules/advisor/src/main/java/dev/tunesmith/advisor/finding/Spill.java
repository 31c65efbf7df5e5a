package dev.tunesmith.advisor.finding;

import dev.tunesmith.core.plan.PlanNode;
import dev.tunesmith.core.plan.PlanNode.Actual;
import java.util.Locale;
import java.util.Optional;

/** A sort or hash that did not fit into its memory and went to disk. */
final class Spill implements StepPattern {

  private static final long FEWEST_BLOCKS = 64;
  private static final int BLOCK_BYTES = 8_192;

  @Override
  public Optional<String> sentence(PlanNode node) {
    long own = written(node) - node.children().stream().mapToLong(Spill::written).sum();
    return own < FEWEST_BLOCKS
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "%s does not fit into its memory and spills %.1f MB to disk.",
                node.operation().type(),
                own * BLOCK_BYTES / 1e6));
  }

  private static long written(PlanNode node) {
    Actual actual = node.actual();
    return actual == null ? 0 : actual.spilledBlocks();
  }
}
