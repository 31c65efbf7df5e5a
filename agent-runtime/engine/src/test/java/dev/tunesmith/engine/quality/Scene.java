package dev.tunesmith.engine.quality;

import static java.util.stream.Collectors.joining;

import dev.tunesmith.core.agent.Agent;
import dev.tunesmith.core.session.Budget;
import dev.tunesmith.core.session.LedgerEntry;
import dev.tunesmith.core.session.SessionEvent.SessionOpened;
import dev.tunesmith.database.connection.Target;
import dev.tunesmith.database.embedded.ServerStock;
import dev.tunesmith.database.workload.WorkloadFile;
import dev.tunesmith.engine.PastSession;
import dev.tunesmith.engine.laboratory.Laboratory;
import dev.tunesmith.engine.laboratory.LiveLaboratory;
import dev.tunesmith.engine.laboratory.TimeLimits;
import dev.tunesmith.engine.ledger.Journal;
import dev.tunesmith.engine.loop.SessionLoop;
import dev.tunesmith.engine.obedience.ChangedSkill;
import dev.tunesmith.engine.order.Decider;
import dev.tunesmith.engine.order.Terms;
import dev.tunesmith.engine.skills.CrewFiles;
import dev.tunesmith.proof.load.LoadSettings;
import dev.tunesmith.proof.timing.RunLimits;
import dev.tunesmith.reports.ResultFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/**
 * A session with several faults, each under an issue of its own.
 *
 * @param others statements beside those of the plants
 * @param skills shipped skill files in other words
 * @param faults puts faults into what the laboratory answers
 * @param limits when single runs are cut off
 * @param clock what the session takes for the time
 */
record Scene(
    String name,
    List<Plant> plants,
    String others,
    Budget budget,
    List<ChangedSkill> skills,
    UnaryOperator<Laboratory> faults,
    RunLimits limits,
    InstantSource clock) {

  /** What a run under load shows is made steady; it only has to be a real one. */
  private static final LoadSettings BRIEFLY = new LoadSettings(2, Duration.ofMillis(30), 5);

  static Scene of(String name, List<Plant> plants) {
    return new Scene(
        name,
        plants,
        "",
        Budget.STANDARD,
        List.of(),
        UnaryOperator.identity(),
        RunLimits.STANDARD,
        InstantSource.system());
  }

  Scene withStatements(String more) {
    return new Scene(name, plants, more, budget, skills, faults, limits, clock);
  }

  Scene within(Budget limit) {
    return new Scene(name, plants, others, limit, skills, faults, limits, clock);
  }

  Scene obeying(ChangedSkill... files) {
    return new Scene(name, plants, others, budget, List.of(files), faults, limits, clock);
  }

  /** The same session with a laboratory that is not to be trusted; its times are steady. */
  Scene asking(UnaryOperator<Laboratory> untrusty) {
    return new Scene(name, plants, others, budget, skills, untrusty, limits, clock);
  }

  /** The same session with other limits of single runs. */
  Scene cuttingOff(RunLimits other) {
    return new Scene(name, plants, others, budget, skills, faults, other, clock);
  }

  /** The same session by another clock. */
  Scene livingBy(InstantSource other) {
    return new Scene(name, plants, others, budget, skills, faults, limits, other);
  }

  /** Runs the session to its end and reads back what it left in {@code folder}. */
  Played play(DataSource database, Path folder) throws IOException {
    Path skillFolder = Files.createDirectories(folder.resolve("skills"));
    for (ChangedSkill each : skills) {
      each.writeInto(skillFolder);
    }
    Path results = folder.resolve("results");
    List<LedgerEntry> heard = new ArrayList<>();
    try (Target target = Target.of(database);
        Journal journal = Journal.begin(results, clock, List.of(heard::add));
        Laboratory laboratory =
            new LiveLaboratory(
                target,
                ServerStock.onClassPath(),
                journal.evidence(),
                clock,
                new TimeLimits(limits, BRIEFLY, budget.wallClock()))) {
      journal.append(new SessionOpened(name, "0", "planted", "planted", budget));
      loop(journal, faults.apply(SteadyTimes.of(laboratory)))
          .run(
              CrewFiles.read(List.of(skillFolder)),
              WorkloadFile.parse(workload(), name),
              new Terms(budget, Set.of(), Decider.defer()));
      ResultFolder.write(results, journal.state());
    }
    return new Played(results, PastSession.read(results), heard);
  }

  private SessionLoop loop(Journal journal, Laboratory laboratory) {
    return new SessionLoop(
        journal,
        laboratory,
        schema -> {
          Agent agent = new PlantedAgent(plants, schema);
          return new SessionLoop.Agents(agent, agent);
        },
        clock);
  }

  private String workload() {
    return plants.stream().map(Plant::statement).collect(joining()) + others;
  }

  @Override
  public String toString() {
    return name;
  }
}
