package dev.tunesmith.engine.quality;

import static dev.tunesmith.engine.quality.Remedies.index;

import dev.tunesmith.core.agent.Agent;
import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.session.Budget;
import dev.tunesmith.core.session.LedgerEntry;
import dev.tunesmith.core.session.SessionEvent;
import dev.tunesmith.core.workload.LatencyTarget;
import dev.tunesmith.database.embedded.ServerStock;
import dev.tunesmith.engine.BriefLoad;
import dev.tunesmith.engine.PastSession;
import dev.tunesmith.engine.laboratory.Laboratory;
import dev.tunesmith.engine.laboratory.LiveLaboratory;
import dev.tunesmith.engine.laboratory.TimeLimits;
import dev.tunesmith.engine.ledger.Journal;
import dev.tunesmith.engine.loop.SessionLoop;
import dev.tunesmith.engine.order.Decider;
import dev.tunesmith.engine.order.Terms;
import dev.tunesmith.engine.skills.CrewFiles;
import dev.tunesmith.reports.ResultFolder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/**
 * A session that waits for a person, whose ledger somebody changes before the person decides: what
 * an issue is about is not taken from it unseen.
 */
record ForgedLedger(Plant plant, UnaryOperator<Issue> forging) {

  private static final String OPTION = "apply_trial_1";

  static List<ForgedLedger> all() {
    return List.of(
        new ForgedLedger(
            waiting("problem stated", "an issue that names no symptom"),
            issue ->
                new Issue(
                    issue.id(), issue.kind(), issue.subject(), issue.share(), List.of(), null)),
        new ForgedLedger(
            waiting("target defined", "a target that nobody set"),
            issue ->
                new Issue(
                    issue.id(),
                    issue.kind(),
                    issue.subject(),
                    issue.share(),
                    issue.symptoms(),
                    new LatencyTarget(LatencyTarget.Statistic.MEDIAN, Duration.ofSeconds(9)))));
  }

  /** What is proposed holds an index too many: it is refused below, and waits for a person. */
  private static Plant waiting(String gate, String fault) {
    return Plant.plant(gate, fault)
        .proposing(
            (task, schema) ->
                Draft.of(task, index("visits", "page"), index("visits", "page", "shop", "at")));
  }

  /** The session up to the decision. */
  static Scene before() {
    return Scene.of("waiting", all().stream().map(ForgedLedger::plant).toList());
  }

  /** Forges the ledger of {@code before} and has the person's choice carried out on that. */
  Played decide(Played before, DataSource database, Path folder) {
    forge(before.heard(), folder);
    try (var target = dev.tunesmith.database.connection.Target.of(database);
        Journal journal = Journal.reopen(folder, Clock.systemUTC(), List.of());
        Laboratory laboratory =
            new LiveLaboratory(
                target,
                ServerStock.onClassPath(),
                journal.evidence(),
                Clock.systemUTC(),
                TimeLimits.within(Budget.STANDARD.wallClock(), BriefLoad.SETTINGS))) {
      Agent nobody = new PlantedAgent(List.of(), laboratory::schema);
      new SessionLoop(
              journal,
              laboratory,
              schema -> new SessionLoop.Agents(nobody, nobody),
              Clock.systemUTC())
          .decide(
              CrewFiles.read(List.of()),
              new Terms(Budget.STANDARD, Set.of(), Decider.defer()),
              before.fileOf(plant).issue().id(),
              Decider.Choice.of(OPTION));
      ResultFolder.write(folder, journal.state());
    }
    return new Played(folder, PastSession.read(folder), List.of());
  }

  private void forge(List<LedgerEntry> entries, Path folder) {
    try (Journal forged = Journal.begin(folder, Clock.systemUTC(), List.of())) {
      entries.forEach(entry -> forged.append(forged(entry.event())));
    }
  }

  private SessionEvent forged(SessionEvent event) {
    return event instanceof SessionEvent.IssueOpened opened && plant.isAbout(opened.issue())
        ? new SessionEvent.IssueOpened(forging.apply(opened.issue()))
        : event;
  }

  /** What the forged session is held to. */
  Plant decided() {
    return plant.at(Level.USER_DECISION);
  }

  @Override
  public String toString() {
    return plant.toString();
  }
}
