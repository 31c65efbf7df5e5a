package dev.tunesmith.proof.closing;

import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.evidence.EvidenceCounter;
import dev.tunesmith.core.evidence.Timing;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.Workload;
import dev.tunesmith.database.sandbox.Sandbox;
import dev.tunesmith.database.sandbox.SandboxSession;
import dev.tunesmith.proof.rule.SequentialRule;
import dev.tunesmith.proof.timing.Blocks;
import dev.tunesmith.proof.timing.CancellableSession;
import dev.tunesmith.proof.timing.InterleavedComparison;
import dev.tunesmith.proof.timing.RunLimits;
import dev.tunesmith.proof.timing.SandboxRemedies;
import dev.tunesmith.proof.timing.Toggle;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Measures the whole workload with all accepted remedies and without any, in turns. */
public final class FinalRun {

  /** What all reads may take together: each gain was proven before, in its own trial. */
  static final Duration READ_BUDGET = Duration.ofSeconds(10);

  /** What all writes may take together. */
  static final Duration WRITE_BUDGET = Duration.ofSeconds(3);

  private static final Duration LONGEST_READ = Duration.ofSeconds(1);

  private final Sandbox sandbox;
  private final EvidenceCounter evidence;
  private final InstantSource clock;
  private final RunLimits limits;

  /** Comparisons take their ids from {@code evidence}. */
  public FinalRun(
      Sandbox sandbox, EvidenceCounter evidence, InstantSource clock, RunLimits limits) {
    this.sandbox = sandbox;
    this.evidence = evidence;
    this.clock = clock;
    this.limits = limits;
  }

  /**
   * Compares every statement of the workload. The accepted remedies are in place before and after,
   * also when this throws.
   */
  public WholeComparison measure(Workload workload, List<Remedy> accepted) {
    int statements = Math.max(1, workload.queries().size());
    SequentialRule rule = SequentialRule.forOneOf(statements);
    try (AcceptedRemedies remedies = AcceptedRemedies.of(sandbox, accepted);
        SandboxSession session = CancellableSession.open(sandbox, limits)) {
      List<Comparison> comparisons =
          new ArrayList<>(reads(workload, session, remedies.remedies(), rule));
      Toggle real = remedies.remedies().real();
      comparisons.addAll(
          new Blocks(session, real, evidence, clock, WRITE_BUDGET, limits)
              .compare(workload.writes(), rule));
      return new WholeComparison(comparisons, timeRatio(workload, comparisons));
    }
  }

  private List<Comparison> reads(
      Workload workload, SandboxSession session, SandboxRemedies remedies, SequentialRule rule) {
    InterleavedComparison interleaving =
        new InterleavedComparison(
            session, remedies.pretended(), evidence, clock, readBudget(workload), limits);
    return workload.reads().stream().map(query -> interleaving.compare(query, rule)).toList();
  }

  private static Duration readBudget(Workload workload) {
    Duration part = READ_BUDGET.dividedBy(Math.max(1, workload.reads().size()));
    return part.compareTo(LONGEST_READ) < 0 ? part : LONGEST_READ;
  }

  private static double timeRatio(Workload workload, List<Comparison> comparisons) {
    double without = weighted(workload, comparisons, Comparison::without);
    return without > 0 ? weighted(workload, comparisons, Comparison::with) / without : 1;
  }

  private static double weighted(
      Workload workload, List<Comparison> comparisons, Function<Comparison, Timing> side) {
    return comparisons.stream()
        .mapToDouble(
            comparison ->
                workload.find(comparison.query()).map(Query::weight).orElse(0.0)
                    * side.apply(comparison).medianMillis())
        .sum();
  }
}
