package dev.tunesmith.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.agent.Guidance;
import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.escalation.Standing;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.core.skill.SkillId;
import dev.tunesmith.engine.practice.PracticeServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** For each level an issue that nothing below it can solve, and that the playbook solves there. */
class LevelsIT {

  /** The list is too long to be hashed in the memory there is, and is gone through row by row. */
  private static final String TOO_LITTLE_MEMORY =
      """
      -- name: members-who-never-came
      select id from members where visitor not in (select visitor from visits where page >= 0);
      """;

  private static PracticeServer database;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    database = PracticeServer.start();
    database.execute(
        """
        create table visits (
          id bigint generated always as identity primary key, visitor int not null, page int);
        insert into visits (visitor, page)
          select i::bigint * 7919 % 200000, i % 5000 from generate_series(1, 300000) i;
        create table members (id int primary key, visitor int not null);
        insert into members select i, i * 37 from generate_series(1, 40) i;
        analyze;
        """);
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @Test
  void level_2_solves_with_a_peers_guidance_what_the_owner_alone_may_not_try() {
    IssueFile file = tune(TOO_LITTLE_MEMORY).issues().get(0);

    assertThat(file.standing().phase()).as("%s", file).isEqualTo(Standing.Phase.RESOLVED);
    assertThat(file.standing().level()).isEqualTo(Level.PEER_CONSULTATION);
    assertThat(file.accepted().proposal().remedies())
        .singleElement()
        .isInstanceOfSatisfying(
            Remedy.RoleSetting.class,
            setting -> assertThat(setting.setting()).isEqualTo("work_mem"));
    assertThat(file.guidance()).extracting(Guidance::from).contains(new SkillId("database-wizard"));
    assertThat(file.accepted().migration().apply())
        .singleElement()
        .asString()
        .startsWith("ALTER ROLE ")
        .contains("work_mem");
  }

  @Test
  void without_the_guidance_it_climbs_on() throws IOException {
    Path skills = Files.createDirectory(folder.resolve("skills"));
    Files.writeString(
        skills.resolve("database-wizard.md"),
        """
        ---
        name: database-wizard
        description: Knows about replicas.
        ---
        # Wizard
        """);

    IssueFile file = tune(TOO_LITTLE_MEMORY, skills).issues().get(0);

    assertThat(file.guidance()).isEmpty();
    assertThat(file.accepted()).isNull();
    assertThat(file.standing().level()).isEqualTo(Level.USER_DECISION);
  }

  private SessionState tune(String workload, Path... skills) {
    return TuningSession.builder()
        .target(database.dataSource())
        .workload(workload)
        .skills(skills)
        .results(folder.resolve("results"))
        .build()
        .run()
        .state();
  }
}
