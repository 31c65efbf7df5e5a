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
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Remedies tried together in the sandbox.
 *
 * @param subject the statement the issue is about, or null where it is about an index
 * @param reads the reading statements that were measured: the subject and those whose plan changed
 * @param unchanged reading statements whose plan stayed the same, so that they were not re-measured
 * @param writes the workload's writing statements, measured with the index really there and gone
 * @param upkeep what the remedies cost writes that the workload does not hold, and its UPDATEs
 * @param bytes what the remedies add to the database's size; negative if they free space
 * @param took wall-clock time of the trial
 * @param built how long it took to carry the remedies out, once; null in older ledgers
 * @param refresh how long it takes, once, to do what the remedies need again and again, such as the
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
    Upkeep upkeep,
    long bytes,
    Duration took,
    @Nullable Duration built,
    @Nullable Duration refresh) {

  /** The periods at which something is usually repeated. */
  private static final List<Duration> PERIODS =
      List.of(
          Duration.ofSeconds(10),
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofHours(1),
          Duration.ofHours(6));

  /** The part of the time that a refresh may take without being noticed. */
  private static final int UNNOTICED = 100;

  public Trial {
    remedies = List.copyOf(remedies);
    reads = List.copyOf(reads);
    unchanged = List.copyOf(unchanged);
    writes = List.copyOf(writes);
  }

  /**
   * A trial in which nothing was made up, no UPDATE was looked at for heap-only updates, and
   * nothing has to be refreshed.
   */
  // What a record holds is no long list of wishes, and most trials have nothing in two of its
  // parts.
  @SuppressWarnings("checkstyle:ParameterNumber")
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
    this(
        id,
        issue,
        remedies,
        subject,
        reads,
        unchanged,
        writes,
        Upkeep.NONE,
        bytes,
        took,
        null,
        null);
  }

  /** The shortest usual period at which a refresh takes at most a hundredth of the time. */
  public Optional<Duration> refreshPeriod() {
    return Optional.ofNullable(refresh)
        .map(once -> once.multipliedBy(UNNOTICED))
        .map(
            least ->
                PERIODS.stream()
                    .filter(period -> period.compareTo(least) >= 0)
                    .findFirst()
                    .orElse(Duration.ofDays(1)));
  }

  /**
   * What remedies cost writing beside the workload's own writes.
   *
   * @param synthesised writes made up from rows of the sandbox, for tables that the workload does
   *     not write to; how often such a write runs is not known, so it weighs nothing
   * @param heapOnly what becomes of updates that need no new entry in any index
   */
  public record Upkeep(List<Comparison> synthesised, List<HeapOnly> heapOnly) {

    /** Nothing was made up and nothing looked at. */
    public static final Upkeep NONE = new Upkeep(List.of(), List.of());

    public Upkeep {
      synthesised = List.copyOf(synthesised);
      heapOnly = List.copyOf(heapOnly);
    }
  }

  /**
   * How many of an UPDATE's rows were updated without a new entry in any index, on pages with room.
   *
   * @param rows that it updates
   */
  public record HeapOnly(QueryName query, long rows, long without, long with) {

    /**
     * Whether the remedies end such updates: less than half as many are left. A few more or fewer
     * are chance, since rows at the end of a page have no room beside them.
     */
    public boolean isLost() {
      return 2 * with < without;
    }

    /** Whether the remedies make room for such updates. */
    public boolean isWon() {
      return 2 * without < with;
    }
  }

  /** The comparison of the statement the issue is about. */
  public Optional<Comparison> subjectComparison() {
    return reads.stream().filter(comparison -> comparison.query().equals(subject)).findFirst();
  }

  /** Whether it leaves open if its statement gained: a quieter machine might have told. */
  public boolean isUndecided() {
    return subjectComparison().filter(each -> each.outcome() == Outcome.INCONCLUSIVE).isPresent();
  }

  /** The statements whose time may be another with the remedies: all that were measured. */
  public Set<QueryName> affected() {
    return Stream.concat(reads.stream(), writes.stream())
        .map(Comparison::query)
        .collect(Collectors.toSet());
  }

  /** The reading statements that became slower beyond the margin. */
  public List<Comparison> regressions() {
    return reads.stream().filter(comparison -> comparison.outcome() == Outcome.WORSE).toList();
  }
}
