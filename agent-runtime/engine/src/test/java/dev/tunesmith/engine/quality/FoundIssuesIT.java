package dev.tunesmith.engine.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.advisor.playbook.PlaybookAgent;
import dev.tunesmith.core.agent.Agent;
import dev.tunesmith.core.escalation.Standing.Phase;
import dev.tunesmith.core.issue.IssueKind;
import dev.tunesmith.core.issue.Symptom;
import dev.tunesmith.core.remedy.DropIndex;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.remedy.Rewrite;
import dev.tunesmith.core.session.Budget;
import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.SessionEvent.SessionOpened;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.database.connection.Target;
import dev.tunesmith.database.embedded.ServerStock;
import dev.tunesmith.database.workload.WorkloadFile;
import dev.tunesmith.engine.BriefLoad;
import dev.tunesmith.engine.laboratory.LiveLaboratory;
import dev.tunesmith.engine.laboratory.TimeLimits;
import dev.tunesmith.engine.ledger.Journal;
import dev.tunesmith.engine.loop.SessionLoop;
import dev.tunesmith.engine.order.Decider;
import dev.tunesmith.engine.order.Terms;
import dev.tunesmith.engine.practice.PracticeServer;
import dev.tunesmith.engine.skills.CrewFiles;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a session takes for an issue, and what becomes of it. */
class FoundIssuesIT {

  private static final String TABLES =
      """
      create schema "Depot";
      create table "Depot"."Runs" (id int primary key, "endedOn" date, note text);
      insert into "Depot"."Runs" select i, date '2025-01-01' + i % 300, md5(i::text)
        from generate_series(1, 3000) i;
      create table "Depot"."Stops" (
        id int primary key, "runId" int constraint stops_run references "Depot"."Runs"
          on delete cascade, code int, note text);
      insert into "Depot"."Stops"
        select i, case when i % 7 > 0 then 1 + i::bigint * 7919 % 3000 end, i % 20000, md5(i::text)
        from generate_series(1, 60000) i;
      create table "Depot"."Vans" (id int primary key, "seenAt" timestamp, depot int, plate text)
        with (fillfactor = 80);
      insert into "Depot"."Vans" select i, timestamp '2025-01-01' + i * interval '1 min', i % 500,
          md5(i::text)
        from generate_series(1, 20000) i;
      create index vans_seen on "Depot"."Vans" ("seenAt");
      create index vans_depot on "Depot"."Vans" (depot);
      create index runs_0 on "Depot"."Runs" ("endedOn", id);
      create index runs_1 on "Depot"."Runs" ("endedOn");
      create index runs_2 on "Depot"."Runs" ("endedOn");
      create index runs_3 on "Depot"."Runs" ("endedOn");
      create index runs_4 on "Depot"."Runs" ("endedOn");
      create table "Depot"."Bags" (id int primary key, hook int, tag int, note text);
      insert into "Depot"."Bags" select i, i % 32, i::bigint * 7919 % 1000, md5(i::text)
        from generate_series(1, 240000) i;
      create table "Depot"."Tolls" (id int primary key, gate int, fee int, note text);
      insert into "Depot"."Tolls" select i, i::bigint * 7919 % 8, i % 90, repeat(md5(i::text), 3)
        from generate_series(1, 400000) i;
      create index tolls_gate on "Depot"."Tolls" (gate);
      create function drag(rounds int) returns int immutable language plpgsql as $$
      begin
        for i in 1 .. rounds loop
        end loop;
        return rounds;
      end $$;
      analyze;
      """;

  private static final String WORKLOAD =
      """
      -- name: purge
      delete from "Depot"."Runs" where id in (11, 12, 13, 14);
      -- name: mark
      update "Depot"."Stops" set note = 'x' where code = 4711;
      -- name: busy
      -- target: median < 0.01ms
      select drag(200000 + id) from "Depot"."Runs" where id = 5;
      -- name: heartbeat
      -- weight: 50
      update "Depot"."Vans" set "seenAt" = timestamp '2025-06-01' where id = 4711;
      -- name: vans-of
      select plate from "Depot"."Vans" where depot = 7;
      -- name: hooked
      select sum(length(note)) from "Depot"."Bags" where hook = 3;
      -- name: tagged
      select id from "Depot"."Bags" where md5(repeat(note, 30)) <> 'x' and hook = 4 and tag = 501;
      -- name: tolls-of
      select sum(fee) from "Depot"."Tolls" where gate = 3;
      -- name: by-id
      select * from "Depot"."Runs" where id = 77;
      -- name: rename
      update "Depot"."Runs" set note = 'y' where id = 78;
      -- name: by-cast
      update "Depot"."Bags" set note = 'z' where id = 4711.0;
      -- name: add
      insert into "Depot"."Stops" values (0, 77, 3, 'new');
      """;

  private static final String REDUNDANT = "runs_1 on Depot.Runs, runs_2 on Depot.Runs and 2 more";

  private static PracticeServer database;
  private static SessionState state;

  @TempDir static Path folder;

  @BeforeAll
  static void tunes_a_depot() {
    database = PracticeServer.start();
    database.execute(TABLES);
    state = tune();
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @Test
  void what_is_fast_enough_and_wastes_nothing_is_no_issue() {
    assertThat(state.issues())
        .extracting(file -> file.issue().subject().text())
        .containsExactlyInAnyOrder(
            "purge",
            "mark",
            "by-cast",
            "busy",
            "hooked",
            "tagged",
            "tolls-of",
            "vans_seen on Depot.Vans",
            REDUNDANT);
  }

  @Test
  void a_write_that_waits_for_a_foreign_key_gets_the_index_that_its_check_needs() {
    IssueFile file = about("purge");

    assertThat(file.issue().kind()).isEqualTo(IssueKind.SLOW_WRITE);
    assertThat(file.issue().symptoms())
        .extracting(Symptom::text)
        .anyMatch(text -> text.contains("the foreign key stops_run goes through the 60,000 rows"));
    assertThat(remedies(file))
        .singleElement()
        .satisfies(each -> assertThat(each.summary()).endsWith("on Depot.Stops (runId)"));
    assertThat(file.acceptedTrial().subjectComparison().orElseThrow().ratio().high())
        .isLessThan(0.5);
  }

  /** With the index for the other statement, too few rows are thrown away to be seen. */
  @Test
  void what_another_index_made_faster_still_gets_the_one_that_is_foreseen_to_do_much_more() {
    assertThat(remedies(about("hooked")))
        .singleElement()
        .satisfies(each -> assertThat(each.summary()).contains("(hook)"));
    assertThat(remedies(about("tagged")))
        .singleElement()
        .satisfies(each -> assertThat(each.summary()).contains("tag"));
  }

  /** Each row lies where the index says, so that nothing is wasted; an index alone could answer. */
  @Test
  void a_statement_that_shows_no_waste_is_an_issue_where_half_of_its_cost_is_foreseen_to_go() {
    assertThat(remedies(about("tolls-of")))
        .singleElement()
        .satisfies(each -> assertThat(each.summary()).contains("(gate) include (fee)"));
  }

  @Test
  void a_write_that_searches_a_whole_table_gets_an_index() {
    IssueFile file = about("mark");

    assertThat(file.issue().kind()).isEqualTo(IssueKind.SLOW_WRITE);
    assertThat(remedies(file))
        .singleElement()
        .satisfies(each -> assertThat(each.summary()).contains("(code)"));
  }

  @Test
  void a_write_that_asks_for_its_rows_awkwardly_is_put_in_other_words() {
    IssueFile file = about("by-cast");

    assertThat(file.issue().kind()).isEqualTo(IssueKind.SLOW_WRITE);
    assertThat(remedies(file)).singleElement().isInstanceOf(Rewrite.class);
    assertThat(file.acceptedTrial().subjectComparison().orElseThrow().ratio().high())
        .isLessThan(0.5);
  }

  @Test
  void what_is_slow_for_no_known_reason_goes_to_the_crew_and_ends_with_a_word() {
    IssueFile file = about("busy");

    assertThat(file.issue().kind()).isEqualTo(IssueKind.CAUSE_UNKNOWN);
    assertThat(Objects.requireNonNull(file.assignment()).owner().value())
        .isEqualTo("database-optimizer");
    assertThat(file.attempts()).isNotEmpty();
    assertThat(file.standing().phase()).isEqualTo(Phase.AWAITING_DECISION);
    assertThat(Objects.requireNonNull(file.decision()).recommendation())
        .isEqualTo("change_application");
  }

  @Test
  void an_index_that_nobody_reads_and_every_heartbeat_pays_for_is_dropped() {
    IssueFile file = about("vans_seen on Depot.Vans");

    assertThat(file.issue().kind()).isEqualTo(IssueKind.COSTLY_INDEX);
    assertThat(remedies(file)).singleElement().isInstanceOf(DropIndex.class);
    assertThat(file.acceptedTrial().upkeep().heapOnly())
        .singleElement()
        .satisfies(update -> assertThat(update.isWon()).isTrue());
  }

  @Test
  void many_redundant_indexes_are_one_issue_at_the_end_and_go_together() {
    IssueFile file = about(REDUNDANT);

    assertThat(state.issues()).filteredOn(each -> each.issue().share() == 0).containsExactly(file);
    assertThat(remedies(file)).hasSize(4).allMatch(DropIndex.class::isInstance);
  }

  private static IssueFile about(String query) {
    return state.issues().stream()
        .filter(file -> file.issue().subject().text().equals(query))
        .findFirst()
        .orElseThrow();
  }

  private static List<Remedy> remedies(IssueFile file) {
    return Objects.requireNonNull(file.accepted(), file::toString).proposal().remedies();
  }

  private static SessionState tune() {
    Clock clock = Clock.systemUTC();
    try (Target target = Target.of(database.dataSource());
        Journal journal = Journal.begin(folder.resolve("results"), clock, List.of());
        LiveLaboratory laboratory =
            new LiveLaboratory(
                target,
                ServerStock.onClassPath(),
                journal.evidence(),
                clock,
                TimeLimits.within(Budget.STANDARD.wallClock(), BriefLoad.SETTINGS))) {
      journal.append(new SessionOpened("depot", "0", "depot", "playbook", Budget.STANDARD));
      new SessionLoop(
              journal,
              SteadyTimes.of(laboratory),
              schema -> {
                Agent playbook = new PlaybookAgent(schema);
                return new SessionLoop.Agents(playbook, playbook);
              },
              clock)
          .run(
              CrewFiles.read(List.of()),
              WorkloadFile.parse(WORKLOAD, "depot"),
              new Terms(Budget.STANDARD, Set.of(), Decider.defer()));
      return journal.state();
    }
  }
}
