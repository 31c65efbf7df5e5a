package dev.tunesmith.proof.trial;

import dev.tunesmith.core.evidence.EvidenceCounter;
import dev.tunesmith.core.trial.Trial;
import dev.tunesmith.database.sandbox.Presence;
import dev.tunesmith.database.sandbox.Sandbox;
import dev.tunesmith.database.sandbox.SandboxSession;
import dev.tunesmith.proof.timing.CancellableSession;
import dev.tunesmith.proof.timing.RunLimits;
import dev.tunesmith.proof.timing.SandboxRemedies;
import java.time.InstantSource;

/** Tries remedies in a sandbox. One trial at a time. */
public final class Trials {

  private final Sandbox sandbox;
  private final EvidenceCounter evidence;
  private final InstantSource clock;
  private final RunLimits limits;

  /** Trials and their comparisons take their ids from {@code evidence}. */
  public Trials(Sandbox sandbox, EvidenceCounter evidence, InstantSource clock, RunLimits limits) {
    this.sandbox = sandbox;
    this.evidence = evidence;
    this.clock = clock;
    this.limits = limits;
  }

  /**
   * Tries the order's remedies. When this returns they are in place, so that accepted ones just
   * stay; rejected ones are for {@link #takeBack}. When it throws, none is in place.
   *
   * <p>Where no writing statement of the workload touches the remedies' tables, the trial has no
   * writes: their cost was not measured.
   *
   * @throws dev.tunesmith.database.StatementFailedException if a remedy or statement is refused
   * @throws dev.tunesmith.database.ConnectionLostException if the server goes away; the sandbox is
   *     then lost
   * @throws dev.tunesmith.database.WorkCancelledException if the thread is interrupted
   */
  public Trial run(TrialOrder order) {
    SandboxRemedies remedies = SandboxRemedies.proposed(sandbox, order.remedies());
    boolean isFinished = false;
    try (SandboxSession session = CancellableSession.open(sandbox, limits)) {
      Trial trial = new TrialRun(sandbox, session, evidence, clock, limits).run(order, remedies);
      isFinished = true;
      return trial;
    } finally {
      if (!isFinished) {
        remedies.leaveNothingBehind();
      }
    }
  }

  /** Takes a trial's remedies out of the sandbox again. */
  public void takeBack(Trial trial) {
    SandboxRemedies.accepted(sandbox, trial.remedies()).real().set(Presence.WITHOUT);
  }
}
