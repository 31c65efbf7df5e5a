package dev.tunesmith.engine.loop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunesmith.core.agent.Agent;
import dev.tunesmith.core.agent.Answer;
import dev.tunesmith.core.agent.Case;
import dev.tunesmith.core.agent.Guidance;
import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.escalation.Standing.Phase;
import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.issue.Symptom;
import dev.tunesmith.core.remedy.CreateIndex;
import dev.tunesmith.core.remedy.Proposal;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.schema.IndexKey;
import dev.tunesmith.core.schema.IndexShape;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.core.session.Budget;
import dev.tunesmith.core.session.DecisionOption;
import dev.tunesmith.core.session.DecisionOption.Basis;
import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.LedgerEntry;
import dev.tunesmith.core.session.SessionEvent;
import dev.tunesmith.core.session.SessionEvent.SessionEnded;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.core.session.StopReason;
import dev.tunesmith.core.tool.Toolbox;
import dev.tunesmith.database.connection.Target;
import dev.tunesmith.database.embedded.ServerStock;
import dev.tunesmith.database.workload.WorkloadFile;
import dev.tunesmith.engine.BriefLoad;
import dev.tunesmith.engine.LateDecision;
import dev.tunesmith.engine.PastSession;
import dev.tunesmith.engine.laboratory.Laboratory;
import dev.tunesmith.engine.laboratory.LiveLaboratory;
import dev.tunesmith.engine.laboratory.TimeLimits;
import dev.tunesmith.engine.ledger.Journal;
import dev.tunesmith.engine.order.Decider;
import dev.tunesmith.engine.order.DecisionTime;
import dev.tunesmith.engine.order.InvalidInputException;
import dev.tunesmith.engine.order.Terms;
import dev.tunesmith.engine.practice.PracticeServer;
import dev.tunesmith.engine.skills.CrewFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A crew that may create an index only where a person says so: nothing below level 4 helps. */
@Tag("long")
class DecisionIT {

  private static final String FIRST =
      "| create_index, drop_index, statistics, rewrite, combination |";
  private static final String LAST = "| accept_as_is |";
  private static final IssueId ISSUE = new IssueId("I1");
  private static final String OPTION = "try_proposal_1";

  private static PracticeServer database;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    database = PracticeServer.start();
    database.execute(
        """
        create table visits (id int primary key, page int, at int not null);
        insert into visits select i, i % 5000, i from generate_series(1, 30000) i;
        analyze visits;
        """);
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @Test
  void what_is_recommended_is_tried_and_decides_the_issue_at_level_four() throws IOException {
    IssueFile issue = tune(Decider.recommended());

    assertThat(issue.standing().phase()).isEqualTo(Phase.DECIDED);
    assertThat(issue.standing().level()).isEqualTo(Level.USER_DECISION);
    assertThat(issue.accepted()).isNotNull();
    assertThat(issue.choices()).extracting(SessionEvent.DecisionMade::option).containsOnly(OPTION);
    assertThat(last(issue).agent()).isEqualTo("person");
    assertThat(last(issue).trial()).isNotNull();
  }

  @Test
  void an_untried_option_is_marked_as_estimated_and_the_note_says_what_blocks_and_what_it_costs()
      throws IOException {
    IssueFile issue = tune(Decider.defer());

    SessionEvent.DecisionNeeded question = requireNonNull(issue.decision());
    assertThat(question.recommendation()).isEqualTo(OPTION);
    assertThat(question.options())
        .filteredOn(option -> option.name().equals(OPTION))
        .extracting(DecisionOption::basis)
        .containsExactly(Basis.ESTIMATED);
    assertThat(issue.notes().get(0).blocker()).contains("create_index needs a higher level");
    assertThat(issue.notes().get(0).impact()).contains("% of the workload's time");
  }

  @Test
  void a_decision_after_the_end_goes_on_with_the_ledger_and_proves_what_was_chosen()
      throws IOException {
    tune(Decider.defer());
    Path ledger = folder.resolve("results/ledger.jsonl");
    String before = Files.readString(ledger);
    Files.writeString(ledger, "{\"format\":1,\"sequ", StandardOpenOption.APPEND);
    List<LedgerEntry> heard = new ArrayList<>();

    SessionState state =
        late(OPTION).target(database.dataSource()).listener(heard::add).build().run().state();

    IssueFile issue = state.issues().get(0);
    assertThat(issue.standing().phase()).isEqualTo(Phase.DECIDED);
    assertThat(Files.readString(ledger)).startsWith(before);
    assertThat(heard.get(0).sequence()).isEqualTo(before.lines().count() + 1);
    assertThat(state.finalComparisons()).isNotEmpty();
    assertThat(folder.resolve("results/migrations")).isNotEmptyDirectory();
    assertThat(PastSession.read(folder.resolve("results")).accepted()).hasSize(1);
  }

  @Test
  void to_accept_an_issue_as_it_is_needs_no_database() throws IOException {
    tune(Decider.defer());

    SessionState state = late("accept_as_is").build().run().state();

    assertThat(state.issues().get(0).standing().phase()).isEqualTo(Phase.DECLINED);
    assertThat(state.issues().get(0).standing().why()).contains("accept_as_is: so be it");
    assertThat(state.pending()).isEmpty();
  }

  @Test
  void what_cannot_be_decided_leaves_the_ledger_as_it_was() throws IOException {
    tune(Decider.defer());
    Path results = folder.resolve("results");
    String before = Files.readString(results.resolve("ledger.jsonl"));

    assertThatThrownBy(() -> late("magic").build().run())
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContainingAll("I1", "magic", OPTION, "accept_as_is");
    assertThatThrownBy(() -> late(OPTION).build().run())
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("needs the database");
    assertThatThrownBy(
            () -> LateDecision.about(results, new IssueId("I9")).choose(OPTION, "").build().run())
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContainingAll("I9", "waiting for one: I1");
    assertThat(results.resolve("ledger.jsonl")).content().isEqualTo(before);
  }

  @Test
  void another_database_is_refused() throws IOException {
    tune(Decider.defer());
    String before = Files.readString(folder.resolve("results/ledger.jsonl"));

    try (PracticeServer other = PracticeServer.start()) {
      LateDecision decision = late(OPTION).target(other.dataSource()).build();

      assertThatThrownBy(decision::run)
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("tables");
    }
    assertThat(folder.resolve("results/ledger.jsonl")).content().isEqualTo(before);
  }

  @Test
  void a_changed_column_or_a_new_index_is_noticed_but_not_new_rows() throws IOException {
    tune(Decider.defer());
    try {
      for (String change :
          List.of(
              "alter table visits alter at type bigint",
              "create index visits_at on visits (at)",
              "alter table visits alter at drop not null")) {
        database.execute(change);

        assertThatThrownBy(() -> late(OPTION).target(database.dataSource()).build().run())
            .as(change)
            .isInstanceOf(InvalidInputException.class)
            .hasMessageContaining("is another now");
      }
    } finally {
      database.execute(
          """
          drop index if exists visits_at;
          alter table visits alter at type int;
          alter table visits alter at set not null;
          insert into visits values (0, 1, 1);
          analyze visits;
          """);
    }

    assertThat(late(OPTION).target(database.dataSource()).build().run().state().accepted())
        .hasSize(1);
    database.execute("delete from visits where id = 0");
  }

  @Test
  void what_is_chosen_after_the_time_to_decide_is_not_heard() throws IOException {
    MovedClock clock = new MovedClock();
    Decider slow =
        (question, file) -> {
          clock.move(Duration.ofHours(2));
          return Optional.of(Decider.Choice.of(OPTION));
        };

    IssueFile issue = tune(slow, new DecisionTime.Within(Duration.ofHours(1)), clock);

    assertThat(issue.standing().phase()).isEqualTo(Phase.EXPIRED);
    assertThat(issue.choices()).isEmpty();
    assertThat(issue.accepted()).isNull();
  }

  @Test
  void a_choice_for_which_the_deadline_leaves_no_time_can_be_made_again() throws IOException {
    MovedClock clock = new MovedClock();
    Decider slow =
        (question, file) -> {
          clock.move(Budget.STANDARD.wallClock());
          return Optional.of(Decider.Choice.of(OPTION));
        };

    IssueFile issue = tune(slow, new DecisionTime.Unlimited(), clock);

    assertThat(issue.standing().phase()).isEqualTo(Phase.AWAITING_DECISION);
    assertThat(issue.accepted()).isNull();
    assertThat(last(issue).problem()).contains("time was up");
    assertThat(PastSession.read(folder.resolve("results")).latest(SessionEnded.class))
        .hasValueSatisfying(end -> assertThat(end.reason()).isEqualTo(StopReason.DEADLINE_REACHED));
    assertThat(late(OPTION).target(database.dataSource()).build().run().state().accepted())
        .hasSize(1);
  }

  @Test
  void a_decision_after_its_time_is_refused_in_one_line_and_the_ledger_says_it_expired()
      throws IOException {
    MovedClock yesterday = new MovedClock();
    yesterday.move(Duration.ofDays(-1));
    IssueFile waiting =
        tune(Decider.defer(), new DecisionTime.Within(Duration.ofHours(1)), yesterday);

    assertThat(waiting.standing().phase()).isEqualTo(Phase.AWAITING_DECISION);
    assertThatThrownBy(() -> late("accept_as_is").build().run())
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContainingAll("I1", "ended at", "expired");

    SessionState state = PastSession.read(folder.resolve("results"));
    assertThat(state.issues().get(0).standing().phase()).isEqualTo(Phase.EXPIRED);
    assertThat(folder.resolve("results/report.md")).content().contains("nobody decided in time");
  }

  private LateDecision.Builder late(String option) {
    return LateDecision.about(folder.resolve("results"), ISSUE)
        .skills(folder.resolve("skills"))
        .choose(option, "so be it");
  }

  private IssueFile tune(Decider decider) throws IOException {
    return tune(decider, new DecisionTime.Unlimited(), new MovedClock());
  }

  private IssueFile tune(Decider decider, DecisionTime time, MovedClock clock) throws IOException {
    Path skills = Files.createDirectory(folder.resolve("skills"));
    Files.writeString(
        skills.resolve("orchestrator.md"),
        changed(
            changed(orchestrator(), FIRST, "| drop_index, statistics, rewrite |"),
            LAST,
            "| create_index, accept_as_is |"));
    try (Target target = Target.of(database.dataSource());
        Journal journal = Journal.begin(folder.resolve("results"), clock, List.of());
        Laboratory laboratory =
            new LiveLaboratory(
                target,
                ServerStock.onClassPath(),
                journal.evidence(),
                clock,
                TimeLimits.within(Budget.STANDARD.wallClock(), BriefLoad.SETTINGS))) {
      journal.append(
          new SessionEvent.SessionOpened(
              "s", "0", "database " + target.server().database(), "one-index", Budget.STANDARD));
      Agent agent = new OneIndex();
      new SessionLoop(journal, laboratory, schema -> new SessionLoop.Agents(agent, agent), clock)
          .run(
              CrewFiles.read(List.of(skills)),
              WorkloadFile.parse(
                  "-- name: page\nselect id from visits where page = 4711;\n", "workload"),
              new Terms(Budget.STANDARD, Set.of(), decider, time));
      return journal.state().issues().get(0);
    }
  }

  private static IssueFile.Attempt last(IssueFile file) {
    return file.attempts().get(file.attempts().size() - 1);
  }

  private static String orchestrator() throws IOException {
    try (InputStream in =
        DecisionIT.class.getClassLoader().getResourceAsStream("skills/core/orchestrator.md")) {
      return new String(requireNonNull(in).readAllBytes(), UTF_8);
    }
  }

  private static String changed(String text, String words, String others) {
    assertThat(text).containsOnlyOnce(words);
    return text.replace(words, others);
  }

  /** The time of day, moved by hand. */
  private static final class MovedClock implements InstantSource {

    private Duration moved = Duration.ZERO;

    void move(Duration by) {
      moved = moved.plus(by);
    }

    @Override
    public Instant instant() {
      return InstantSource.system().instant().plus(moved);
    }
  }

  /** Proposes the index that helps, whatever its level allows. */
  private static final class OneIndex implements Agent {

    @Override
    public String name() {
      return "one-index";
    }

    @Override
    public Answer work(Case task, Toolbox tools) {
      Issue issue = task.issue();
      Remedy index =
          new CreateIndex(
              "visits_page",
              IndexShape.btree(TableName.parse("public.visits"), List.of(IndexKey.column("page"))));
      return new Answer.Proposed(
          new Proposal(
              issue.id(),
              "every visit is read to find those of one page",
              List.of(index),
              0.9,
              issue.symptoms().stream().map(Symptom::evidence).distinct().toList()));
    }

    @Override
    public Optional<Guidance> advise(Case question, Toolbox tools) {
      return Optional.empty();
    }
  }
}
