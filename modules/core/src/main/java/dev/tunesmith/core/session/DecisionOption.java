package dev.tunesmith.core.session;

import dev.tunesmith.core.evidence.EvidenceId;
import java.util.List;

/**
 * One way a person may decide.
 *
 * @param name a short word by which it is chosen
 * @param effect what it would bring
 * @param basis whether the effect was measured or only estimated
 */
public record DecisionOption(String name, String effect, Basis basis, List<EvidenceId> evidence) {

  /** Where the figures of an option come from. */
  public enum Basis {
    MEASURED,
    ESTIMATED,
    NONE
  }

  public DecisionOption {
    evidence = List.copyOf(evidence);
  }
}
