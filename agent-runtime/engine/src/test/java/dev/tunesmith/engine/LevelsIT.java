package dev.tunesmith.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.agent.Guidance;
import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.escalation.Standing;
import dev.tunesmith.core.evidence.Equality;
import dev.tunesmith.core.quality.Concession;
import dev.tunesmith.core.remedy.MaterialisedView;
import dev.tunesmith.core.remedy.Rewrite;
import dev.tunesmith.core.remedy.RoleSetting;
import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.core.skill.SkillId;
import dev.tunesmith.engine.order.Decider;
import dev.tunesmith.engine.practice.PracticeServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** For each level an issue that nothing below it can solve, and that the playbook solves there. */
@Tag("long")
@EveryThird
class LevelsIT {

  /** The list is too long to be hashed in the memory there is, and is gone through row by row. */
  private static final String TOO_LITTLE_MEMORY =
      """
      -- name: members-who-never-came
      select id, visitor in (select visitor from visits where page >= 0) as came from members;
      """;

  private static final String COLUMN_IN_A_FUNCTION =
      """
      -- name: visits-of-a-day
      select id, page from visits where at::date = date '2026-01-02';
      """;

  /** Every row counts, so that no index and no memory helps. */
  private static final String PUT_TOGETHER_FROM_EVERYTHING =
      """
      -- name: visits-by-last-digit
      -- target: p95 < 3ms
      select page % 10 as digit, count(*) as visits, sum(visitor::bigint) as visitors
        from visits group by page % 10 order by digit;
      """;

  private static PracticeServer database;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    database = PracticeServer.start();
    database.execute(
        """
        alter database postgres set work_mem = '800kB';
        create table visits (
          id bigint generated always as identity primary key, visitor int not null, page int,
          at timestamp not null);
        insert into visits (visitor, page, at)
          select i::bigint * 7919 % 40000, i % 5000,
                 timestamp '2026-01-01' + i * interval '1 minute'
          from generate_series(1, 60000) i;
        create index visits_at on visits (at);
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
  void level_1_rewrites_what_hides_its_column_from_an_index() throws IOException {
    IssueFile file = tune(COLUMN_IN_A_FUNCTION).issues().get(0);

    assertThat(file.standing().level()).isEqualTo(Level.SELF_RECOVERY);
    assertThat(file.accepted().proposal().remedies())
        .as("%s", file)
        .singleElement()
        .isInstanceOf(Rewrite.class);
    assertThat(file.attempts().get(0).equality()).isInstanceOf(Equality.Proven.class);
    assertThat(folder.resolve("results/migrations")).doesNotExist();
    assertThat(Files.readString(folder.resolve("results/rewrites/001-visits-of-a-day.sql")))
        .startsWith("-- Tunesmith rewrite 001")
        .contains("-- Equal:    proven equal by the rule")
        .contains("at::date = date '2026-01-02'")
        .contains("at >= ");
  }

  @Test
  void level_2_solves_with_a_peers_guidance_what_the_owner_alone_may_not_try() {
    IssueFile file = tune(TOO_LITTLE_MEMORY).issues().get(0);

    assertThat(file.standing().phase()).as("%s", file).isEqualTo(Standing.Phase.RESOLVED);
    assertThat(file.standing().level()).isEqualTo(Level.PEER_CONSULTATION);
    assertThat(file.accepted().proposal().remedies())
        .singleElement()
        .isInstanceOfSatisfying(
            RoleSetting.class, setting -> assertThat(setting.setting()).isEqualTo("work_mem"));
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

  @Test
  void level_3_keeps_an_answer_where_its_age_is_accepted_beforehand() throws IOException {
    IssueFile file =
        tune(session(PUT_TOGETHER_FROM_EVERYTHING).concede(Concession.STALE_ANSWERS))
            .issues()
            .get(0);

    assertThat(file.standing().phase()).as("%s", file).isEqualTo(Standing.Phase.RESOLVED);
    assertThat(file.standing().level()).isEqualTo(Level.STRATEGIC);
    assertThat(file.accepted().proposal().remedies())
        .singleElement()
        .isInstanceOf(MaterialisedView.class);
    assertThat(file.attempts().get(file.attempts().size() - 1).equality())
        .isInstanceOf(Equality.Tested.class);
    assertThat(filesIn("results/migrations"))
        .contains(
            "CREATE MATERIALIZED VIEW",
            "CREATE UNIQUE INDEX",
            "DROP MATERIALIZED VIEW",
            "-- Refresh:  REFRESH MATERIALIZED VIEW CONCURRENTLY");
    assertThat(filesIn("results/rewrites")).contains("select * from public.kept_");
  }

  @Test
  void level_3_keeps_an_answer_where_the_workload_lets_it_be_that_old() throws IOException {
    String mayBeOld = "-- max-staleness: 10min\n" + PUT_TOGETHER_FROM_EVERYTHING;

    IssueFile file = tune(mayBeOld).issues().get(0);

    assertThat(file.standing().phase()).as("%s", file).isEqualTo(Standing.Phase.RESOLVED);
    assertThat(file.standing().level()).isEqualTo(Level.STRATEGIC);
    assertThat(file.acceptedTrial().refresh()).isPositive();
    assertThat(filesIn("results/migrations")).contains("-- Upkeep:   a refresh took ");
    assertThat(filesIn("results/rewrites")).contains("-- Upkeep:   a refresh took ");
    assertThat(folder.resolve("results/report.md")).content().contains("**Upkeep:** `REFRESH");
  }

  @Test
  void the_age_of_answers_is_a_persons_to_accept_and_level_4_asks() {
    IssueFile file =
        tune(session(PUT_TOGETHER_FROM_EVERYTHING).decider(Decider.recommended())).issues().get(0);

    assertThat(file.standing().phase()).as("%s", file).isEqualTo(Standing.Phase.DECIDED);
    assertThat(file.standing().level()).isEqualTo(Level.USER_DECISION);
    assertThat(file.decision().recommendation()).isEqualTo("apply_trial_1");
    assertThat(file.decision().options().get(0).effect())
        .contains("a refresh took", "needs your agreement", "as old as the view's last refresh");
    assertThat(file.accepted().proposal().remedies())
        .singleElement()
        .isInstanceOf(MaterialisedView.class);
  }

  private SessionState tune(String workload, Path... skills) {
    return tune(session(workload).skills(skills));
  }

  private TuningSessionBuilder session(String workload) {
    return TuningSession.builder()
        .underLoad(BriefLoad.RUN)
        .target(database.dataSource())
        .workload(workload)
        .results(folder.resolve("results"));
  }

  private static SessionState tune(TuningSessionBuilder session) {
    return session.build().run().state();
  }

  private String filesIn(String name) throws IOException {
    StringBuilder text = new StringBuilder();
    try (Stream<Path> files = Files.list(folder.resolve(name))) {
      for (Path file : files.sorted().toList()) {
        text.append(Files.readString(file));
      }
    }
    return text.toString();
  }
}
