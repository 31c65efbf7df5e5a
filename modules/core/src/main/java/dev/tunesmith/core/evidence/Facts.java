package dev.tunesmith.core.evidence;

import java.util.Set;

/**
 * What an agent could know in one case.
 *
 * @param evidence the ids of what it was given or shown: symptoms, measurements, answers of tools
 * @param figures the numbers in all that, as they were written or measured
 */
public record Facts(Set<EvidenceId> evidence, Set<Double> figures) {

  public Facts {
    evidence = Set.copyOf(evidence);
    figures = Set.copyOf(figures);
  }
}
