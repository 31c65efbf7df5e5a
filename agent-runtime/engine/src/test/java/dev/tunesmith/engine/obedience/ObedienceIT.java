package dev.tunesmith.engine.obedience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tunesmith.core.crew.Responsibility;
import dev.tunesmith.core.escalation.EscalationNote;
import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.issue.IssueKind;
import dev.tunesmith.core.objective.Patience;
import dev.tunesmith.core.quality.GateReport;
import dev.tunesmith.core.review.Severity;
import dev.tunesmith.core.review.Smell;
import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.IssueFile.Attempt;
import dev.tunesmith.core.session.JudgedObjective;
import dev.tunesmith.core.session.SessionEvent;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.core.skill.Diagnostic;
import dev.tunesmith.core.skill.SkillId;
import dev.tunesmith.engine.BriefLoad;
import dev.tunesmith.engine.EveryThird;
import dev.tunesmith.engine.TuningSession;
import dev.tunesmith.engine.TuningSessionBuilder;
import dev.tunesmith.engine.practice.PracticeServer;
import dev.tunesmith.engine.skills.SkillCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A session does what its skill files say: other words in a file, another session. */
@Tag("long")
@EveryThird
class ObedienceIT {

  private static final String OPTIMIZER = "data/database-optimizer.md";
  private static final String QUALITY = "core/quality.md";

  /** Before it a key can stand that every program reads. */
  private static final String METADATA = "metadata:\n";

  /** Several indexes could serve it, so the playbook has several attempts to make. */
  private static final String WORKLOAD =
      """
      -- name: visits-of-a-page
      select id, at from visits
       where page = 4711 and shop = 3 and at > timestamptz '2026-01-01 06:00:00+00'
       order by at desc limit 20;
      """;

  /** No index fits into it, so that each attempt fails. */
  private static final long NO_ROOM = 1;

  private static PracticeServer database;

  @TempDir private Path folder;
  private Path skills;

  @BeforeAll
  static void start() {
    database = PracticeServer.start();
    database.execute(
        """
        create table visits (
          id bigint generated always as identity primary key, page int, shop int, at timestamptz);
        insert into visits (page, shop, at)
          select i % 5000, i % 7, timestamptz '2026-01-01 00:00:00+00' + i * interval '1 second'
          from generate_series(1, 30000) i;
        analyze visits;
        """);
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @BeforeEach
  void makes_an_empty_folder_of_skills() throws IOException {
    skills = Files.createDirectory(folder.resolve("skills"));
  }

  @Test
  void who_is_told_of_what_is_forbidden_spends_no_trial_on_it() throws IOException {
    ChangedSkill.shipped(OPTIMIZER)
        .with(METADATA, "x-y: 1\nmetadata:\n  forbid: [{remedy: create_index, method: btree}]\n")
        .writeInto(skills);

    SessionState state = tune();

    assertThat(state.accepted()).isEmpty();
    assertThat(attemptsAt(Level.SELF_RECOVERY, state))
        .singleElement()
        .satisfies(
            attempt -> {
              assertThat(attempt.trial()).isNull();
              assertThat(attempt.problem()).contains("the crew forbids create_index by btree");
            });
  }

  @Test
  void a_level_has_as_many_attempts_as_the_file_grants() throws IOException {
    ChangedSkill.shipped(OPTIMIZER)
        .with(METADATA, "attempts: 3\ntimeout: 1 min\n" + METADATA)
        .writeInto(skills);

    SessionState state = session().storageBudget(NO_ROOM).build().run().state();

    assertThat(attemptsAt(Level.SELF_RECOVERY, state))
        .hasSize(3)
        .allSatisfy(attempt -> assertThat(attempt.proposal()).isNotNull());
  }

  @Test
  void an_issue_climbs_to_whom_the_file_names() throws IOException {
    ChangedSkill.shipped(OPTIMIZER)
        .with(
            "**Escalate to:** @backend-coordinator or @data-coordinator",
            "**Escalate to:** @database-wizard")
        .writeInto(skills);

    SessionState state = session().storageBudget(NO_ROOM).build().run().state();

    assertThat(state.issues().get(0).notes())
        .filteredOn(note -> note.to() == Level.PEER_CONSULTATION)
        .extracting(EscalationNote::whom)
        .containsExactly(List.of("database-wizard"));
  }

  @Test
  void a_precision_check_that_no_file_lists_is_not_asked() throws IOException {
    String gate = "size and bloat known";
    assertThat(gatesAsked(tune())).contains(gate);

    ChangedSkill.shipped(OPTIMIZER).withoutLine("✓ Index bloat").writeInto(skills);
    ChangedSkill.shipped(QUALITY).withoutLine("✓ Index bloat").writeInto(skills);

    assertThat(gatesAsked(tune())).isNotEmpty().doesNotContain(gate);
  }

  @Test
  void a_sharper_metric_and_more_patience_in_a_file_have_the_session_work_on_something_else()
      throws IOException {
    String sum =
        """
        -- name: shops-of-a-month
        -- critical: true
        select shop, sum(page) from visits group by shop;
        """;
    SessionState before = session().workload(sum).build().run().state();

    ChangedSkill.shipped("data/database-wizard.md")
        .with("critical queries | < 100ms", "critical queries | < 1ms")
        .with("Less than 5% gain for 3 or more", "Less than 1% gain for 5 or more")
        .writeInto(skills);
    SessionState after = session().workload(sum).build().run().state();

    assertThat(before.issues()).isEmpty();
    assertThat(answerTo(before)).isEqualTo(JudgedObjective.Answer.MET);
    assertThat(after.issues())
        .singleElement()
        .satisfies(file -> assertThat(file.issue().target()).hasToString("p95 < 1ms"))
        .satisfies(file -> assertThat(file.standing().level()).isEqualTo(Level.USER_DECISION));
    assertThat(answerTo(after)).isEqualTo(JudgedObjective.Answer.MISSED);
    assertThat(after.latest(SessionEvent.ObjectivesDeclared.class).orElseThrow().patience())
        .extracting(Patience::share, Patience::times)
        .containsExactly(tuple(0.05, 3), tuple(0.01, 5));
  }

  @Test
  void an_anti_pattern_that_a_file_names_weighs_more_and_goes_to_who_knows_about_it()
      throws IOException {
    Files.writeString(
        skills.resolve("form-keeper.md"),
        """
        ---
        name: form-keeper
        description: Looks after the form of statements.
        tags: [orm-generated-sql]
        ---
        # Form keeper
        ## Anti-Patterns to Avoid

        - **LIMIT without ORDER BY**: what comes first is chance.

        ## Quality Assurance
        1. **Check Constraints**: all rules are enforced.
        2. SQL follows best practices.
        """);
    String some = "-- name: some\nselect id, at from visits limit 5;";

    SessionState state = session().workload(some).build().run().state();

    assertThat(state.latest(SessionEvent.DesignReviewed.class).orElseThrow().remarks())
        .filteredOn(seen -> seen.remark().smell() == Smell.LIMIT_WITHOUT_ORDER)
        .singleElement()
        .satisfies(seen -> assertThat(seen.severity()).isEqualTo(Severity.MEDIUM))
        .satisfies(seen -> assertThat(seen.owner().owner()).isEqualTo(new SkillId("form-keeper")))
        .satisfies(seen -> assertThat(seen.askedBy()).containsExactly("form-keeper:9"))
        .satisfies(seen -> assertThat(state.evidence()).containsAll(seen.remark().evidence()));
    assertThat(JudgedObjective.of(state))
        .filteredOn(each -> each.objective().skill().value().equals("form-keeper"))
        .extracting(JudgedObjective::answer)
        .containsExactly(JudgedObjective.Answer.MET, JudgedObjective.Answer.MISSED);
  }

  private static JudgedObjective.Answer answerTo(SessionState state) {
    return JudgedObjective.of(state).stream()
        .filter(each -> each.objective().name().startsWith("Query response time p95"))
        .map(JudgedObjective::answer)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_new_file_takes_over_the_issues_it_declares() throws IOException {
    Files.writeString(
        skills.resolve("visit-doctor.md"),
        """
        ---
        name: visit-doctor
        description: Looks after the visits of the shop.
        ---
        # Visit doctor

        ## Common Challenges

        | Challenge | Level 1 Solution | If Fails → Level 2 |
        |-----------|------------------|--------------------|
        | Slow query | Read its plan | Ask for another index |
        """);

    IssueFile issue = tune().issues().get(0);

    assertThat(issue.assignment()).isNotNull();
    assertThat(issue.assignment().owner()).isEqualTo(new SkillId("visit-doctor"));
    assertThat(issue.assignment().why()).contains("challenge table", "Slow query");
    assertThat(issue.attempts())
        .extracting(Attempt::worker)
        .containsOnly(new SkillId("visit-doctor"));
    assertThat(Responsibility.in(SkillCatalogue.load(List.of(skills)).crew()))
        .filteredOn(each -> each.kind().equals(issue.issue().kind()))
        .extracting(Responsibility::owner)
        .containsExactly(Optional.of(issue.assignment()));
  }

  @Test
  void a_file_written_for_another_tool_works_an_issue_as_it_is_and_the_ledger_names_it()
      throws IOException {
    Files.writeString(
        skills.resolve("query-doctor.md"),
        """
        ---
        name: query-doctor
        description: Use this agent when a slow query hurts. Examples:\\n\\n<example>\\nuser: "It is slow"\\n</example>
        tools: Read, Grep, Bash
        model: sonnet
        ---

        You are a doctor of queries. Run !`git log -1` and read @CLAUDE.md first.
        """);

    SessionState state = tune();

    assertThat(state.crew().map(SessionEvent.CrewWired::agents).orElseThrow())
        .contains(new SkillId("query-doctor"), new SkillId("database-optimizer"));
    assertThat(state.accepted())
        .singleElement()
        .satisfies(
            file ->
                assertThat(file.attempts())
                    .extracting(Attempt::worker)
                    .containsOnly(new SkillId("query-doctor")));
    assertThat(ledger())
        .anyMatch(line -> line.contains("attempt_started") && line.contains("query-doctor"));
  }

  @Test
  void an_agent_that_its_file_grants_no_tool_learns_nothing_and_gives_up() throws IOException {
    ChangedSkill.shipped(OPTIMIZER).with(METADATA, "tools: []\n" + METADATA).writeInto(skills);

    SessionState state = tune();

    assertThat(attemptsAt(Level.SELF_RECOVERY, state))
        .singleElement()
        .satisfies(
            attempt -> {
              assertThat(attempt.proposal()).isNull();
              assertThat(attempt.problem()).contains("grants no tool ask_advisor");
            });
  }

  @Test
  void a_host_that_names_itself_is_not_offered_what_is_meant_for_others() throws IOException {
    writesOneMeantFor("night-desk", "meant-for-night");
    writesOneMeantFor("night-desk", "database-optimizer");
    writesOneMeantFor("Day Desk", "meant-for-day");

    SessionState state = session().host("day_desk").build().run().state();

    SessionEvent.CrewWired crew = state.crew().orElseThrow();
    assertThat(crew.agents())
        .contains(new SkillId("meant-for-day"), new SkillId("database-optimizer"))
        .doesNotContain(new SkillId("meant-for-night"));
    assertThat(crew.diagnostics())
        .filteredOn(found -> found.code().equals("host-not-meant"))
        .extracting(Diagnostic::message)
        .contains("not offered to 'day_desk': meant for night-desk");
    assertThat(workers(state)).containsOnly(new SkillId("database-optimizer"));
  }

  @Test
  void a_host_for_which_a_built_in_skill_is_not_meant_has_a_crew_that_works_all_the_same()
      throws IOException {
    database.execute("create index visits_page on visits (page);");
    database.execute("create index visits_page_again on visits (page);");

    SessionState state = session().host("somebody-else").build().run().state();
    database.execute("drop index visits_page; drop index visits_page_again;");

    SessionEvent.CrewWired crew = state.crew().orElseThrow();
    assertThat(crew.agents()).doesNotContain(new SkillId("backend.database_tuner"));
    assertThat(crew.diagnostics())
        .extracting(Diagnostic::severity)
        .containsOnly(Diagnostic.Severity.INFO);
    assertThat(state.issues())
        .extracting(file -> file.issue().kind())
        .contains(IssueKind.REDUNDANT_INDEX);
    assertThat(state.issues())
        .allSatisfy(file -> assertThat(file.assignment()).isNotNull())
        .allSatisfy(file -> assertThat(file.attempts()).isNotEmpty());
    assertThat(state.accepted()).isNotEmpty();
  }

  private void writesOneMeantFor(String host, String name) throws IOException {
    Files.writeString(
        skills.resolve(name + ".md"),
        """
        ---
        name: %s
        description: Works for one host.
        hosts: [%s]
        ---
        # One
        """
            .formatted(name, host));
  }

  private SessionState tune() throws IOException {
    return session().build().run().state();
  }

  private TuningSessionBuilder session() throws IOException {
    return TuningSession.builder()
        .underLoad(BriefLoad.RUN)
        .target(database.dataSource())
        .workload(WORKLOAD)
        .skills(skills)
        .results(Files.createTempDirectory(folder, "results"));
  }

  private static List<Attempt> attemptsAt(Level level, SessionState state) {
    return state.issues().stream()
        .flatMap(file -> file.attempts().stream())
        .filter(attempt -> attempt.level() == level)
        .toList();
  }

  private static Stream<SkillId> workers(SessionState state) {
    return state.issues().stream().flatMap(file -> file.attempts().stream()).map(Attempt::worker);
  }

  /** The lines of the only session's ledger. */
  private List<String> ledger() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      Path ledger = files.filter(file -> file.endsWith("ledger.jsonl")).findFirst().orElseThrow();
      return Files.readAllLines(ledger);
    }
  }

  private static List<String> gatesAsked(SessionState state) {
    return reports(state).stream().map(GateReport::gate).toList();
  }

  private static List<GateReport> reports(SessionState state) {
    return state.issues().stream()
        .flatMap(file -> file.attempts().stream())
        .flatMap(attempt -> attempt.reports().stream())
        .toList();
  }
}
