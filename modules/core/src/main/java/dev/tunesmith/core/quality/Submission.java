package dev.tunesmith.core.quality;

import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.remedy.Proposal;
import dev.tunesmith.core.remedy.RemedyKind;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.skill.ForbiddenRule;
import dev.tunesmith.core.trial.Trial;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is put before the gates.
 *
 * @param remit what the proposing agent was allowed
 * @param known the evidence the ledger holds
 * @param trial what the trial showed, or null before it has run
 */
public record Submission(
    Issue issue,
    Proposal proposal,
    Remit remit,
    Schema schema,
    Set<EvidenceId> known,
    @Nullable Trial trial) {

  /**
   * What the agent was allowed.
   *
   * @param storageLeft bytes of the storage budget that are left; {@link Long#MAX_VALUE} for no
   *     limit
   */
  public record Remit(
      Level level, Set<RemedyKind> allowed, List<ForbiddenRule> forbidden, long storageLeft) {
    public Remit {
      allowed = Set.copyOf(allowed);
      forbidden = List.copyOf(forbidden);
    }
  }

  public Submission {
    known = Set.copyOf(known);
  }

  /** The same submission once its trial has run. */
  public Submission tried(Trial outcome) {
    return new Submission(issue, proposal, remit, schema, known, outcome);
  }
}
