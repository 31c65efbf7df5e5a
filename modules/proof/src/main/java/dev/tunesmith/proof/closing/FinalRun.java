package dev.tunesmith.proof.closing;

import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.evidence.EvidenceCounter;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.Workload;
import dev.tunesmith.database.sandbox.Sandbox;
import dev.tunesmith.database.sandbox.SandboxSession;
import dev.tunesmith.proof.rule.SequentialRule;
import dev.tunesmith.proof.timing.AffectedStatements;
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

/** Measures what a workload gained with all accepted remedies and without any, in turns. */
public final class FinalRun {

  /** What all reads may take together: each gain was proven before, in its own trial. */
  static final Duration READ_BUDGET = Duration.ofSeconds(10);

  /** What all writes may take together. */
  static final Duration WRITE_BUDGET = Duration.ofSeconds(3);

  private static final Duration LONGEST_READ = Duration.ofSeconds(1);

  /** A first look is waited for so many times a comparison's time. */
  private static final int PATIENCE = 10;

  /** Both sides warmed up, and two pairs. */
  private static final int RUNS = 6;

  private final Sandbox sandbox;
  private final EvidenceCounter evidence;
  private final InstantSource clock;
  private final RunLimits limits;
  private final Duration time;

  /**
   * Comparisons take their ids from {@code evidence}.
   *
   * @param time what all of it may take; where it is short, longer runs are cut off
   */
  public FinalRun(
      Sandbox sandbox,
      EvidenceCounter evidence,
      InstantSource clock,
      RunLimits limits,
      Duration time) {
    this.sandbox = sandbox;
    this.evidence = evidence;
    this.clock = clock;
    this.limits = limits;
    this.time = time;
  }

  /**
   * Compares every statement that is answered in another way, or may pay. The accepted remedies are
   * in place before and after, also when this throws.
   */
  public WholeComparison measure(Workload workload, List<Remedy> accepted) {
    int statements = Math.max(1, workload.queries().size());
    SequentialRule rule = SequentialRule.forOneOf(statements);
    RunLimits shared = limits.among(RUNS * statements, time);
    try (AcceptedRemedies remedies = AcceptedRemedies.of(sandbox, accepted);
        SandboxSession session = CancellableSession.open(sandbox, shared)) {
      List<Comparison> comparisons =
          new ArrayList<>(reads(workload, accepted, session, remedies.remedies(), rule, shared));
      Toggle toWrites = remedies.remedies().pretendedToWrites();
      comparisons.addAll(
          new Blocks(session, toWrites, evidence, clock, atMost(WRITE_BUDGET, PATIENCE), shared)
              .compare(workload.writes(), rule));
      return new WholeComparison(comparisons);
    }
  }

  private Duration atMost(Duration budget, int parts) {
    Duration part = time.dividedBy(parts);
    return part.compareTo(budget) < 0 ? part : budget;
  }

  private List<Comparison> reads(
      Workload workload,
      List<Remedy> accepted,
      SandboxSession session,
      SandboxRemedies remedies,
      SequentialRule rule,
      RunLimits shared) {
    Toggle pretended = remedies.pretended();
    List<Query> affected =
        new AffectedStatements(session, accepted).among(workload.reads(), pretended);
    InterleavedComparison interleaving =
        new InterleavedComparison(
            session, pretended, evidence, clock, readBudget(affected.size()), shared);
    return affected.stream().map(query -> interleaving.compare(query, rule)).toList();
  }

  private Duration readBudget(int reads) {
    int parts = Math.max(1, reads);
    Duration part = atMost(READ_BUDGET.dividedBy(parts), PATIENCE * parts);
    return part.compareTo(LONGEST_READ) < 0 ? part : LONGEST_READ;
  }
}
