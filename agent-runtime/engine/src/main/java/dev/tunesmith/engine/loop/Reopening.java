package dev.tunesmith.engine.loop;

import dev.tunesmith.core.crew.Crew;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.session.SessionEvent;
import dev.tunesmith.core.session.SessionEvent.SchemaRead;
import dev.tunesmith.core.session.SessionEvent.WorkloadRead;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.core.skill.SkillLibrary;
import dev.tunesmith.core.workload.Workload;
import dev.tunesmith.database.connection.Target;
import dev.tunesmith.database.sandbox.SandboxCopy;
import dev.tunesmith.engine.InvalidInputException;
import dev.tunesmith.engine.ledger.Journal;
import dev.tunesmith.proof.baseline.BaselineMeasuring;

/** Opens a session again from its ledger: the same database, the same statements, a new sandbox. */
final class Reopening {

  private final Journal journal;
  private final SandboxSource source;

  Reopening(Journal journal, SandboxSource source) {
    this.journal = journal;
    this.source = source;
  }

  Workbench open(SkillLibrary library, Terms terms) {
    SandboxCopy copy = source.copyWithAccount();
    journal.append(
        new SessionEvent.SandboxReady(copy.rows(), copy.bytes(), copy.took(), copy.notes()));
    return new Workbench(
        Crew.wire(library), workloadOf(journal.state()), source, copy.sandbox(), terms);
  }

  /** The statements are measured anew, since the data may have changed. */
  void measure(Workbench bench) {
    journal.append(
        new SessionEvent.WorkloadRemeasured(
            new BaselineMeasuring(bench.sandbox(), journal.evidence())
                .measure(bench.workload())
                .measurements()));
  }

  static void requireSame(SessionState state, Target target) {
    SchemaRead before =
        state
            .latest(SchemaRead.class)
            .orElseThrow(() -> new InvalidInputException("the session never read a database"));
    Schema now = target.readSchema();
    if (now.tables().size() != before.tables()) {
      throw new InvalidInputException(
          "the database is not as the session saw it: it has "
              + now.tables().size()
              + " tables, not "
              + before.tables()
              + "; begin a new session");
    }
    if (!target.server().version().equals(before.server())) {
      throw new InvalidInputException(
          "the server is now "
              + target.server().version()
              + ", not "
              + before.server()
              + " as in the session; begin a new session");
    }
  }

  private static Workload workloadOf(SessionState state) {
    Workload workload =
        state
            .latest(WorkloadRead.class)
            .map(read -> new Workload(read.queries(), read.leftOut()))
            .orElseThrow(() -> new InvalidInputException("the session never read its workload"));
    for (Workload.LeftOut each : state.leftOut()) {
      workload = workload.without(each.name(), each.reason());
    }
    return workload;
  }
}
