package dev.tunesmith.core.quality;

import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.remedy.Proposal;
import dev.tunesmith.core.remedy.RemedyKind;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.skill.ForbiddenRule;
import dev.tunesmith.core.trial.Trial;
import dev.tunesmith.core.workload.Workload;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is put before the gates.
 *
 * @param remit what the proposing agent was allowed
 * @param surroundings what is known of the database and its workload
 * @param trial what the trial showed, or null before it has run
 */
public record Submission(
    Issue issue, Proposal proposal, Remit remit, Surroundings surroundings, @Nullable Trial trial) {

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

  /**
   * What is known of the database and its workload.
   *
   * @param schema as the sandbox has it before the trial
   * @param baseline the workload as it was measured
   * @param evidence the ids of all evidence the ledger holds
   */
  public record Surroundings(
      Schema schema, Workload workload, List<Measurement> baseline, Set<EvidenceId> evidence) {
    public Surroundings {
      baseline = List.copyOf(baseline);
      evidence = Set.copyOf(evidence);
    }
  }

  /** The same submission once its trial has run. */
  public Submission tried(Trial outcome) {
    return new Submission(issue, proposal, remit, surroundings, outcome);
  }

  /** How the statement the issue is about was measured first. */
  public Optional<Measurement> subjectMeasurement() {
    return surroundings.baseline().stream()
        .filter(measurement -> measurement.query().equals(issue.query()))
        .findFirst();
  }
}
