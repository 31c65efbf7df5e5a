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
 * @param upkeep how long it takes, once, to do what the remedies need again and again, such as the
 *     refresh of a view; null where they need nothing
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
    Duration took,
    @Nullable Duration upkeep) {

  /** The periods at which something is usually repeated. */
  private static final List<Duration> PERIODS =
      List.of(
          Duration.ofSeconds(10),
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofHours(1),
          Duration.ofHours(6));

  /** The part of the time that upkeep may take without being noticed. */
  private static final int UNNOTICED = 100;

  public Trial {
    remedies = List.copyOf(remedies);
    reads = List.copyOf(reads);
    unchanged = List.copyOf(unchanged);
    writes = List.copyOf(writes);
  }

  /** A trial of remedies that need no upkeep. */
  public Trial(
      EvidenceId id,
      IssueId issue,
      List<Remedy> remedies,
      @Nullable QueryName subject,
      List<Comparison> reads,
      List<QueryName> unchanged,
      List<Comparison> writes,
      long bytes,
      Duration took) {
    this(id, issue, remedies, subject, reads, unchanged, writes, bytes, took, null);
  }

  /** The shortest usual period at which upkeep takes at most a hundredth of the time. */
  public Optional<Duration> upkeepPeriod() {
    return Optional.ofNullable(upkeep)
        .map(once -> once.multipliedBy(UNNOTICED))
        .map(
            least ->
                PERIODS.stream()
                    .filter(period -> period.compareTo(least) >= 0)
                    .findFirst()
                    .orElse(Duration.ofDays(1)));
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
