package dev.tunesmith.proof.closing;

import dev.tunesmith.core.evidence.Comparison;
import java.util.List;

/**
 * A whole workload with all accepted remedies against without any.
 *
 * @param comparisons one for each read that is answered in another way and for each write, reads
 *     before writes; all others take as long as before
 */
public record WholeComparison(List<Comparison> comparisons) {

  public WholeComparison {
    comparisons = List.copyOf(comparisons);
  }
}
