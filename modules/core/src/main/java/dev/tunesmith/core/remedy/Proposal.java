package dev.tunesmith.core.remedy;

import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.issue.IssueId;
import java.util.List;

/**
 * What an agent says should be done. Its word is no evidence: the runtime tries it.
 *
 * @param rootCause why the issue exists, in a sentence or two
 * @param remedies tried together; at least one
 * @param expectedGain the share of the subject's time the agent expects to save, 0 to 1
 * @param evidence what the agent saw that speaks for it
 */
public record Proposal(
    IssueId issue,
    String rootCause,
    List<Remedy> remedies,
    double expectedGain,
    List<EvidenceId> evidence) {

  /**
   * More remedies than this at once, and no one could tell which of them helped. Drops of what
   * others serve are not counted: they take nothing away that could help.
   */
  public static final int MOST_AT_ONCE = 3;

  public Proposal {
    remedies = List.copyOf(remedies);
    evidence = List.copyOf(evidence);
    if (remedies.isEmpty()) {
      throw new IllegalArgumentException("a proposal needs at least one remedy");
    }
  }

  /**
   * The kind that permissions are asked for: several remedies together are a combination, unless
   * all of them take away the same kind of thing, where none needs another.
   */
  public RemedyKind kind() {
    RemedyKind first = remedies.get(0).kind();
    boolean isOneThing =
        remedies.stream().allMatch(each -> each.takesAway() && each.kind().equals(first));
    return remedies.size() == 1 || isOneThing ? first : RemedyKind.COMBINATION;
  }
}
