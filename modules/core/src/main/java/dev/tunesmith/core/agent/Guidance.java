package dev.tunesmith.core.agent;

import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.skill.SkillId;
import java.util.List;

/**
 * What a consulted peer advises. It is a word like an agent's own: what is suggested is tried
 * before anything is claimed.
 *
 * @param from the peer
 * @param advice a few sentences
 * @param suggested remedies that the peer would try, best first; often none
 * @param evidence what the peer saw that speaks for it
 */
public record Guidance(
    SkillId from, String advice, List<Remedy> suggested, List<EvidenceId> evidence) {

  public Guidance {
    suggested = List.copyOf(suggested);
    evidence = List.copyOf(evidence);
  }

  /** Who says what, in one line. */
  public String words() {
    return from + " advises: " + advice;
  }
}
