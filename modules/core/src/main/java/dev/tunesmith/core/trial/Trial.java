package dev.tunesmith.core.trial;

import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.evidence.Outcome;
import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.workload.QueryName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Remedies tried together in the sandbox.
 *
 * @param subject the statement the issue is about, or null where it is about an index
 * @param reads the reading statements that were measured: the subject and those whose plan changed
 * @param unchanged reading statements whose plan stayed the same, so that they were not re-measured
 * @param writes the writing statements and probes measured with the index really there and gone
 * @param bytes what the remedies add to the database's size; negative if they free space
 * @param took wall-clock time of the trial
 */
public record Trial(
    EvidenceId id,
    IssueId issue,
    List<Remedy> remedies,
    @Nullable QueryName subject,
    List<Comparison> reads,
    List<QueryName> unchanged,
    List<Comparison> writes,
    long bytes,
    Duration took) {

  public Trial {
    remedies = List.copyOf(remedies);
    reads = List.copyOf(reads);
    unchanged = List.copyOf(unchanged);
    writes = List.copyOf(writes);
  }

  /** The comparison of the statement the issue is about. */
  public Optional<Comparison> subjectComparison() {
    return reads.stream().filter(comparison -> comparison.query().equals(subject)).findFirst();
  }

  /** The reading statements that became slower beyond the margin. */
  public List<Comparison> regressions() {
    return reads.stream().filter(comparison -> comparison.outcome() == Outcome.WORSE).toList();
  }
}
