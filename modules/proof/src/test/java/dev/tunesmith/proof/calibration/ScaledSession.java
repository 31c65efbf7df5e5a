package dev.tunesmith.proof.calibration;

import dev.tunesmith.core.plan.Plan;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.database.reading.SnapshotReading;
import dev.tunesmith.database.sandbox.Presence;
import dev.tunesmith.database.sandbox.Run;
import dev.tunesmith.database.sandbox.SandboxSession;
import dev.tunesmith.proof.timing.Toggle;
import java.time.Duration;

/**
 * A real session whose times are multiplied by a factor while the toggle says WITH: the noise is
 * real, and the true effect is known exactly.
 */
final class ScaledSession implements SandboxSession, Toggle {

  private final SandboxSession session;
  private final Toggle toggle;
  private final double factor;
  private Presence presence = Presence.WITHOUT;

  ScaledSession(SandboxSession session, Toggle toggle, double factor) {
    this.session = session;
    this.toggle = toggle;
    this.factor = factor;
  }

  @Override
  public void set(Presence newPresence) {
    toggle.set(newPresence);
    presence = newPresence;
  }

  @Override
  public Plan plan(Query query) {
    return session.plan(query);
  }

  @Override
  public Plan planAndRun(Query query) {
    return session.planAndRun(query);
  }

  @Override
  public Run run(Query query) {
    Run run = session.run(query);
    return presence == Presence.WITH ? new Run(run.millis() * factor, run.rows()) : run;
  }

  @Override
  public <T> T ask(String during, SnapshotReading.Work<T> work) {
    return session.ask(during, work);
  }

  @Override
  public void limit(Duration longest) {
    session.limit(longest);
  }

  @Override
  public void cancel() {
    session.cancel();
  }

  @Override
  public void close() {
    session.close();
  }
}
