package dev.tunesmith.proof.closing;

import dev.tunesmith.core.evidence.Comparison;
import java.util.List;

/**
 * A whole workload with all accepted remedies against without any.
 *
 * @param comparisons one for each statement, reads before writes
 * @param timeRatio the workload's weighted time with the remedies as a multiple of without; 1 for
 *     an empty workload
 */
public record WholeComparison(List<Comparison> comparisons, double timeRatio) {

  public WholeComparison {
    comparisons = List.copyOf(comparisons);
  }
}
