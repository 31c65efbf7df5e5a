package dev.tunesmith.engine.obedience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.quality.GateReport;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.engine.BriefLoad;
import dev.tunesmith.engine.EveryThird;
import dev.tunesmith.engine.TuningSession;
import dev.tunesmith.engine.practice.PracticeServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What skill files say of work to be done, and of reasons to ask a person, holds in a session. */
@Tag("long")
@EveryThird
class WorkAskedIT {

  private static final String QUALITY = "core/quality.md";

  private static PracticeServer database;

  @TempDir private Path folder;
  private Path skills;

  @BeforeAll
  static void start() {
    database = PageVisits.start();
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @BeforeEach
  void makes_an_empty_folder_of_skills() throws IOException {
    skills = Files.createDirectory(folder.resolve("skills"));
  }

  /** The crew's own quality file without what stands from its layers on asks for nothing. */
  @Test
  void work_that_a_file_describes_is_asked_of_what_its_agent_proposes() throws IOException {
    ChangedSkill quality = ChangedSkill.shipped(QUALITY);
    String head = quality.text().substring(0, quality.text().indexOf("## Five Layers"));
    new ChangedSkill(QUALITY, head).writeInto(skills);
    writesVisitDoctor("1. Look at its plan.");
    SessionState silent = tune();

    writesVisitDoctor("1. Quantify the improvement.");
    SessionState asking = tune();

    String gate = "improvement measured, not estimated";
    assertThat(reports(silent)).isNotEmpty().extracting(GateReport::gate).doesNotContain(gate);
    assertThat(reports(asking))
        .filteredOn(report -> report.gate().equals(gate))
        .isNotEmpty()
        .allSatisfy(report -> assertThat(report.source()).isEqualTo("visit-doctor:10"));
  }

  private void writesVisitDoctor(String step) throws IOException {
    Files.writeString(
        skills.resolve("visit-doctor.md"),
        """
        ---
        name: visit-doctor
        description: Looks after the visits of the shop.
        owns: [slow query]
        ---
        # Visit doctor

        ## Execution Workflow

        %s
        """
            .formatted(step));
  }

  @Test
  void what_takes_longer_to_make_than_a_file_bears_waits_for_a_person() throws IOException {
    assertThat(tune().accepted()).hasSize(1);
    ChangedSkill.shipped("data/database-wizard.md")
        .with("(typically 4 hours)", "(typically 0.001 ms)")
        .writeInto(skills);

    SessionState state = tune();

    assertThat(state.accepted()).isEmpty();
    assertThat(state.issues())
        .singleElement()
        .satisfies(file -> assertThat(file.standing().level()).isEqualTo(Level.USER_DECISION))
        .satisfies(
            file -> assertThat(file.standing().why()).startsWith("downtime_needed: downtime"));
  }

  private SessionState tune() throws IOException {
    return TuningSession.builder()
        .underLoad(BriefLoad.RUN)
        .target(database.dataSource())
        .workload(PageVisits.WORKLOAD)
        .skills(skills)
        .results(Files.createTempDirectory(folder, "results"))
        .build()
        .run()
        .state();
  }

  private static List<GateReport> reports(SessionState state) {
    return state.issues().stream()
        .flatMap(file -> file.attempts().stream())
        .flatMap(attempt -> attempt.reports().stream())
        .toList();
  }
}
