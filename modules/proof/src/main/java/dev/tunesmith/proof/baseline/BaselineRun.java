package dev.tunesmith.proof.baseline;

import dev.tunesmith.core.evidence.EvidenceCounter;
import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.evidence.Timing;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.QueryName;
import dev.tunesmith.core.workload.Workload;
import dev.tunesmith.database.StatementFailedException;
import dev.tunesmith.database.sandbox.Sandbox;
import dev.tunesmith.database.sandbox.SandboxSession;
import dev.tunesmith.proof.timing.CancellableSession;
import dev.tunesmith.proof.timing.Samples;
import java.util.ArrayList;
import java.util.List;

/** Measures each statement of a workload in a sandbox as it stands. */
public final class BaselineRun {

  static final double BUDGET_MILLIS = 500;
  static final int FEWEST_RUNS = 3;
  static final int MOST_RUNS = 30;

  private final Sandbox sandbox;
  private final EvidenceCounter evidence;

  /** Measurements take their ids from {@code evidence}. */
  public BaselineRun(Sandbox sandbox, EvidenceCounter evidence) {
    this.sandbox = sandbox;
    this.evidence = evidence;
  }

  /**
   * Measures all statements round by round, so that drift spreads over them; fast ones take part in
   * more rounds. A statement that the server refuses is left out with its reason.
   *
   * @throws dev.tunesmith.database.ConnectionLostException if the server goes away
   * @throws dev.tunesmith.database.WorkCancelledException if the thread is interrupted
   */
  public Baseline measure(Workload workload) {
    try (SandboxSession session = CancellableSession.open(sandbox)) {
      return new Measuring(session, workload).measure();
    }
  }

  private final class Measuring {
    private final SandboxSession session;
    private final List<Running> running = new ArrayList<>();
    private Workload workload;

    Measuring(SandboxSession session, Workload workload) {
      this.session = session;
      this.workload = workload;
    }

    Baseline measure() {
      workload.queries().forEach(this::warmUp);
      for (int round = 0; round < MOST_RUNS; round++) {
        for (Running statement : List.copyOf(running)) {
          if (statement.takesPartIn(round)) {
            runOrLeaveOut(statement.samples().query(), statement.samples()::run);
          }
        }
      }
      return new Baseline(workload, measurements());
    }

    private void warmUp(Query query) {
      runOrLeaveOut(query, () -> running.add(Running.warmedUp(session, query)));
    }

    private void runOrLeaveOut(Query query, Runnable run) {
      try {
        run.run();
      } catch (StatementFailedException e) {
        String reason = String.valueOf(e.getMessage());
        workload = workload.without(query.name(), reason);
        running.removeIf(statement -> statement.name().equals(query.name()));
      }
    }

    private List<Measurement> measurements() {
      double whole = running.stream().mapToDouble(Running::weightedMillis).sum();
      return running.stream().map(statement -> measurement(statement, whole)).toList();
    }

    private Measurement measurement(Running statement, double whole) {
      Samples samples = statement.samples();
      double share = whole > 0 ? statement.weightedMillis() / whole : 0;
      Timing timing = samples.timing();
      return new Measurement(evidence.next(), statement.name(), timing, share, samples.plan());
    }
  }

  private record Running(Samples samples, int rounds) {

    static Running warmedUp(SandboxSession session, Query query) {
      Samples samples = Samples.warmedUp(session, query);
      double rounds = BUDGET_MILLIS / Math.max(samples.warmMillis(), 1e-3);
      return new Running(samples, (int) Math.max(FEWEST_RUNS, Math.min(MOST_RUNS, rounds)));
    }

    QueryName name() {
      return samples.query().name();
    }

    /** Spread over all rounds rather than packed into the first ones. */
    boolean takesPartIn(int round) {
      return round * rounds / MOST_RUNS != (round + 1) * rounds / MOST_RUNS;
    }

    double weightedMillis() {
      return samples.query().weight() * samples.timing().medianMillis();
    }
  }
}
