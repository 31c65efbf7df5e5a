package dev.tunesmith.core.review;

import dev.tunesmith.core.evidence.EvidenceId;
import java.util.List;

/**
 * A smell, with where it was seen.
 *
 * @param place the table, the columns, the index or the statement
 * @param seen one sentence with the facts
 * @param evidence the catalogue or the measurements that the sentence has them from
 */
public record Remark(Smell smell, String place, String seen, List<EvidenceId> evidence) {

  public Remark {
    evidence = List.copyOf(evidence);
    if (evidence.isEmpty()) {
      throw new IllegalArgumentException("a remark needs evidence, got none for " + place);
    }
  }
}
