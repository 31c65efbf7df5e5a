package dev.tunesmith.proof.baseline;

import dev.tunesmith.core.evidence.EvidenceCounter;
import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.evidence.WorkloadTimes;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.QueryName;
import dev.tunesmith.core.workload.Workload;
import dev.tunesmith.database.StatementFailedException;
import dev.tunesmith.database.sandbox.Sandbox;
import dev.tunesmith.database.sandbox.SandboxSession;
import dev.tunesmith.proof.timing.CancellableSession;
import dev.tunesmith.proof.timing.RunLimits;
import dev.tunesmith.proof.timing.Samples;
import java.util.ArrayList;
import java.util.List;

/** Measures each statement of a workload in a sandbox as it stands. */
public final class BaselineRun {

  private final Sandbox sandbox;
  private final EvidenceCounter evidence;
  private final RunLimits limits;

  /** Measurements take their ids from {@code evidence}. */
  public BaselineRun(Sandbox sandbox, EvidenceCounter evidence, RunLimits limits) {
    this.sandbox = sandbox;
    this.evidence = evidence;
    this.limits = limits;
  }

  /**
   * Measures all statements round by round, so that drift spreads over them, each until its runs
   * agree. One that does not end within the limit counts as one that takes at least so long; one
   * that the server refuses is left out with its reason.
   *
   * @throws dev.tunesmith.database.ConnectionLostException if the server goes away
   * @throws dev.tunesmith.database.WorkCancelledException if the thread is interrupted
   */
  public Baseline measure(Workload workload) {
    try (SandboxSession session = CancellableSession.open(sandbox, limits)) {
      return new Measuring(session, workload).measure();
    }
  }

  private final class Measuring {
    private final SandboxSession session;
    private final List<Samples> running = new ArrayList<>();
    private Workload workload;

    Measuring(SandboxSession session, Workload workload) {
      this.session = session;
      this.workload = workload;
    }

    Baseline measure() {
      workload.queries().forEach(this::warmUp);
      List<Samples> unsure = unsure();
      while (!unsure.isEmpty()) {
        unsure.forEach(this::runAgain);
        unsure = unsure();
      }
      return new Baseline(workload, WorkloadTimes.shared(measurements(), workload));
    }

    private List<Samples> unsure() {
      return running.stream().filter(each -> !Repetition.isEnough(each.millis())).toList();
    }

    private void warmUp(Query query) {
      runOrLeaveOut(query, () -> running.add(warmedUp(query)));
    }

    private Samples warmedUp(Query query) {
      Samples samples = Samples.warmedUp(session, query, limits.longest());
      if (samples.isCutOff()) {
        samples.countCutOff();
      } else if (query.isRead() && samples.warmMillis() >= Repetition.LONG_MILLIS) {
        samples.countWarmUp();
      }
      return samples;
    }

    private void runAgain(Samples samples) {
      runOrLeaveOut(samples.query(), samples::run);
    }

    private void runOrLeaveOut(Query query, Runnable run) {
      try {
        run.run();
      } catch (StatementFailedException e) {
        String reason = String.valueOf(e.getMessage());
        workload = workload.without(query.name(), reason);
        running.removeIf(each -> each.query().name().equals(query.name()));
      }
    }

    private List<Measurement> measurements() {
      return running.stream().map(this::measurement).toList();
    }

    private Measurement measurement(Samples samples) {
      QueryName name = samples.query().name();
      return new Measurement(evidence.next(), name, samples.timing(), 0, samples.plan());
    }
  }
}
