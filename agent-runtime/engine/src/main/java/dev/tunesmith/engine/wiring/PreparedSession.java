package dev.tunesmith.engine.wiring;

import dev.tunesmith.core.session.Budget;
import dev.tunesmith.core.session.SessionEvent.CommissionGiven;
import dev.tunesmith.core.session.SessionEvent.SessionOpened;
import dev.tunesmith.core.skill.SkillLibrary;
import dev.tunesmith.core.workload.Workload;
import dev.tunesmith.engine.laboratory.Laboratory;
import dev.tunesmith.engine.ledger.Journal;
import dev.tunesmith.engine.loop.SessionLoop;
import dev.tunesmith.engine.order.ProductVersion;
import dev.tunesmith.engine.order.Terms;
import dev.tunesmith.engine.order.TuningResult;
import dev.tunesmith.reports.ResultFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;

/**
 * A session that can begin: whatever might have been wrong with its input was looked at.
 *
 * @param target where the database is, without secrets
 */
record PreparedSession(
    String target,
    Workload workload,
    SkillLibrary library,
    AgentWiring agents,
    Terms terms,
    Environment environment) {

  /** Runs it on a new ledger to its end, and writes its results. */
  TuningResult run(Journal journal, Path folder, CancellableRun cancellable) {
    return run(journal, folder, cancellable, Duration.ZERO);
  }

  /**
   * The same.
   *
   * @param before how much of its time is gone already
   */
  TuningResult run(Journal journal, Path folder, CancellableRun cancellable, Duration before) {
    try (Laboratory laboratory = environment.laboratory(journal.evidence())) {
      begin(journal);
      SessionLoop loop =
          new SessionLoop(
              journal,
              laboratory,
              schema -> agents.agents(schema, journal::tell),
              environment.clock(),
              before);
      Terms asked =
          new Terms(
              terms.budget(),
              terms.conceded(),
              environment.decider(terms.decider()),
              terms.decisionTime(),
              terms.login(),
              terms.commission(),
              terms.load(),
              terms.cloneBytes(),
              terms.journal());
      cancellable.work(journal, () -> loop.run(library, workload, asked));
      ResultFolder.write(folder, journal.state());
      return new TuningResult(journal.state(), folder);
    }
  }

  private void begin(Journal journal) {
    journal.append(opening(target, agents, terms.budget()));
    if (terms.commission() != null) {
      journal.append(new CommissionGiven(terms.commission()));
    }
    agents.asked().forEach(journal::append);
  }

  static SessionOpened opening(String target, AgentWiring agents, Budget budget) {
    return new SessionOpened(
        UUID.randomUUID().toString(), ProductVersion.current(), target, agents.name(), budget);
  }
}
