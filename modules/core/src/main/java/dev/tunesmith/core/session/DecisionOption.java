package dev.tunesmith.core.session;

import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.remedy.Remedy;
import java.util.List;

/**
 * One way a person may decide.
 *
 * @param name a short word by which it is chosen
 * @param remedies what would be tried; none where nothing in the database changes
 * @param effect what it would bring
 * @param basis whether the effect was measured or only estimated
 */
public record DecisionOption(
    String name, List<Remedy> remedies, String effect, Basis basis, List<EvidenceId> evidence) {

  /** Where the figures of an option come from. */
  public enum Basis {
    MEASURED,
    ESTIMATED,
    NONE
  }

  public DecisionOption {
    remedies = List.copyOf(remedies);
    evidence = List.copyOf(evidence);
  }
}
