package dev.tunesmith.engine.loop;

import dev.tunesmith.core.crew.Crew;
import dev.tunesmith.core.session.SessionEvent;
import dev.tunesmith.core.session.SessionEvent.SchemaRead;
import dev.tunesmith.core.session.SessionEvent.WorkloadRead;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.core.skill.SkillLibrary;
import dev.tunesmith.core.workload.Workload;
import dev.tunesmith.engine.laboratory.CopyAccount;
import dev.tunesmith.engine.laboratory.Laboratory;
import dev.tunesmith.engine.laboratory.Survey;
import dev.tunesmith.engine.ledger.Journal;
import dev.tunesmith.engine.order.InvalidInputException;
import dev.tunesmith.engine.order.Terms;
import dev.tunesmith.proof.baseline.Baseline;
import java.time.InstantSource;
import java.util.List;

/** Opens a session again from its ledger: the same database, the same statements, a new sandbox. */
final class Reopening {

  private final Journal journal;
  private final Laboratory laboratory;
  private final InstantSource clock;
  private final PatientReading target = new PatientReading();

  Reopening(Journal journal, Laboratory laboratory, InstantSource clock) {
    this.journal = journal;
    this.laboratory = laboratory;
    this.clock = clock;
  }

  Workbench open(SkillLibrary library, Terms terms) {
    CopyAccount copy = target.read(laboratory::copy);
    journal.append(copy.event());
    return new Workbench(Crew.wire(library), workloadOf(journal.state()), laboratory, terms, clock);
  }

  /** The same for a session that broke off: its baseline is taken again, before any remedy. */
  Workbench openAgain(SkillLibrary library, Terms terms) {
    journal.append(target.read(laboratory::copy).event());
    Workload workload = workloadOf(journal.state());
    Baseline baseline =
        new LostSandbox()
            .survive(() -> laboratory.measure(workload), loss -> laboratory.renew(List.of()));
    baseline.workload().leftOut().stream()
        .filter(each -> !workload.leftOut().contains(each))
        .forEach(each -> journal.append(new SessionEvent.QueryLeftOut(each)));
    journal.append(new SessionEvent.BaselineMeasured(baseline.measurements()));
    return new Workbench(Crew.wire(library), baseline.workload(), laboratory, terms, clock);
  }

  /** The statements are measured anew, since the data may have changed. */
  void measure(Workbench bench) {
    journal.append(
        new SessionEvent.WorkloadRemeasured(laboratory.measure(bench.workload()).measurements()));
  }

  void requireSame() {
    SchemaRead before =
        journal
            .state()
            .latest(SchemaRead.class)
            .orElseThrow(() -> new InvalidInputException("the session never read a database"));
    Survey now = target.read(laboratory::survey);
    int tables = now.schema().tables().size();
    if (tables != before.tables()) {
      throw new InvalidInputException(
          "the database is not as the session saw it: it has "
              + tables
              + " tables, not "
              + before.tables()
              + "; begin a new session");
    }
    if (before.shape() != null && !before.shape().equals(CatalogueDigest.of(now.schema()))) {
      throw new InvalidInputException(
          "the database is not as the session saw it: a column, a type, an index or a foreign key"
              + " is another now; begin a new session");
    }
    if (!now.server().equals(before.server())) {
      throw new InvalidInputException(
          "the server is now "
              + now.server()
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
