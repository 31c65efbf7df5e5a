package dev.tunesmith.engine.obedience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.chat.ChatModel;
import dev.tunesmith.advisor.playbook.PlaybookAgent;
import dev.tunesmith.agents.model.ModelChoice;
import dev.tunesmith.agents.model.Models;
import dev.tunesmith.core.agent.Agent;
import dev.tunesmith.core.agent.Answer;
import dev.tunesmith.core.agent.Case;
import dev.tunesmith.core.agent.Guidance;
import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.escalation.Standing;
import dev.tunesmith.core.session.Budget;
import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.JudgedObjective;
import dev.tunesmith.core.session.SessionEvent;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.core.tool.Toolbox;
import dev.tunesmith.database.connection.Target;
import dev.tunesmith.database.embedded.ServerStock;
import dev.tunesmith.database.workload.WorkloadFile;
import dev.tunesmith.database.workload.WorkloadText;
import dev.tunesmith.engine.BriefLoad;
import dev.tunesmith.engine.EveryThird;
import dev.tunesmith.engine.TuningSession;
import dev.tunesmith.engine.laboratory.Laboratory;
import dev.tunesmith.engine.laboratory.LiveLaboratory;
import dev.tunesmith.engine.laboratory.TimeLimits;
import dev.tunesmith.engine.ledger.Journal;
import dev.tunesmith.engine.loop.SessionLoop;
import dev.tunesmith.engine.order.AgentChoice;
import dev.tunesmith.engine.order.AgentOrder;
import dev.tunesmith.engine.order.Decider;
import dev.tunesmith.engine.order.SessionListener;
import dev.tunesmith.engine.order.SessionOrder;
import dev.tunesmith.engine.order.TargetDatabase;
import dev.tunesmith.engine.order.Terms;
import dev.tunesmith.engine.practice.PracticeServer;
import dev.tunesmith.engine.project.TaskWork;
import dev.tunesmith.engine.skills.CrewFiles;
import dev.tunesmith.engine.wiring.SessionWiring;
import dev.tunesmith.testkit.model.Reply;
import dev.tunesmith.testkit.model.Script;
import dev.tunesmith.testkit.model.ScriptedModelServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A level lasts as long as its file grants, and what an agent says afterwards is not heard. */
@Tag("long")
@EveryThird
class WorkingTimeIT {

  private static PracticeServer database;

  private final MovableClock clock = new MovableClock();
  private final List<String> codes = new ArrayList<>();
  private final SessionListener codesHeard =
      entry -> {
        if (entry.event() instanceof SessionEvent.NoProposal nothing) {
          codes.add(nothing.code());
        }
      };

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

  @Test
  void a_task_of_a_blueprint_sets_the_target_and_hears_of_the_end() throws IOException {
    Path blueprint =
        Files.writeString(
            folder.resolve("genesis.xml"),
            "<g><quality><p/></quality><task id='T1'"
                + " status='open'><description>Pages.</description><quality_attributes><speed>p95"
                + " query latency &lt; 0.001 ms</speed></quality_attributes></task></g>");

    SessionState state =
        TuningSession.builder()
            .underLoad(BriefLoad.RUN)
            .target(database.dataSource())
            .workload(PageVisits.WORKLOAD)
            .task(TaskWork.of(blueprint, "T1"))
            .storageBudget(1)
            .results(folder.resolve("results"))
            .build()
            .run()
            .state();

    assertThat(state.commission().orElseThrow().goal()).isEqualTo("Pages.");
    assertThat(state.issues().get(0).issue().target()).hasToString("p95 < 0.001ms");
    assertThat(JudgedObjective.of(state))
        .filteredOn(each -> each.objective().skill().value().equals("commission"))
        .extracting(JudgedObjective::answer)
        .containsExactly(JudgedObjective.Answer.MISSED);
    assertThat(blueprint).content().contains("status='in_progress' results=\"" + folder);
  }

  @Test
  void three_attempts_and_one_minute_are_obeyed_where_the_file_says_so_instead_of_two_and_five()
      throws IOException {
    optimizerWith("max 3 attempts, 1 min timeout");

    // Three answers that are of no use end an attempt: it takes 24 s, so the third finds 12 left.
    IssueFile issue = tuneWithModel(Duration.ofSeconds(8), new Reply.Says("I think it is fine."));

    assertThat(attemptsAt(Level.SELF_RECOVERY, issue)).hasSize(3);
    assertThat(codes.subList(0, 3))
        .containsExactly("answer-without-call", "answer-without-call", "time-gone");
    assertThat(whyAt(Level.PEER_CONSULTATION, issue))
        .isEqualTo("the working time of level 1 ran out");
  }

  @Test
  void a_level_whose_time_runs_out_ends_whatever_attempts_are_left() throws IOException {
    optimizerWith("max 3 attempts, 1 min timeout");

    IssueFile issue = tuneWithModel(Duration.ofSeconds(31), new Reply.Says("I am still thinking."));

    assertThat(attemptsAt(Level.SELF_RECOVERY, issue)).hasSize(1);
    assertThat(codes).startsWith("time-gone");
  }

  @Test
  void the_same_model_has_time_enough_where_the_file_leaves_it_five_minutes() throws IOException {
    IssueFile issue = tuneWithModel(Duration.ofSeconds(31), new Reply.Says("I am still thinking."));

    assertThat(attemptsAt(Level.SELF_RECOVERY, issue)).hasSize(2);
    assertThat(codes).startsWith("answer-without-call", "answer-without-call");
  }

  @Test
  void whoever_answers_too_late_is_not_heard_and_the_issue_climbs() throws IOException {
    optimizerWith("max 3 attempts, 1 min timeout");

    SessionState state = tuneWith(playbook -> new SlowAtFirst(playbook, clock));

    IssueFile issue = state.issues().get(0);
    assertThat(attemptsAt(Level.SELF_RECOVERY, issue))
        .singleElement()
        .satisfies(attempt -> assertThat(attempt.proposal()).isNull());
    assertThat(codes).containsExactly("time-gone");
    assertThat(issue.standing().phase()).isEqualTo(Standing.Phase.RESOLVED);
    assertThat(issue.standing().level()).isEqualTo(Level.PEER_CONSULTATION);
  }

  private void optimizerWith(String grant) throws IOException {
    ChangedSkill.shipped("data/database-optimizer.md")
        .with("max 2 attempts, 5 min timeout", grant)
        .writeInto(skills);
  }

  private IssueFile tuneWithModel(Duration eachAnswer, Reply reply) {
    Script slow =
        dialogue -> {
          clock.advance(eachAnswer);
          return reply;
        };
    try (ScriptedModelServer server = ScriptedModelServer.start(slow)) {
      SessionOrder order =
          new SessionOrder(
              new TargetDatabase.Hosted(database.dataSource()),
              WorkloadText.of(PageVisits.WORKLOAD),
              List.of(skills),
              AgentOrder.of(new AgentChoice.Given(modelAt(server))),
              new Terms(
                  Budget.STANDARD.withWallClock(Duration.ofDays(1)), Set.of(), Decider.defer()),
              folder.resolve("results"),
              null);
      return new SessionWiring(order, List.of(codesHeard), clock).run().state().issues().get(0);
    }
  }

  private SessionState tuneWith(UnaryOperator<Agent> around) {
    try (Target target = Target.of(database.dataSource());
        Journal journal = Journal.begin(folder.resolve("results"), clock, List.of(codesHeard));
        Laboratory laboratory =
            new LiveLaboratory(
                target,
                ServerStock.onClassPath(),
                journal.evidence(),
                clock,
                TimeLimits.within(Budget.STANDARD.wallClock(), BriefLoad.SETTINGS))) {
      new SessionLoop(
              journal,
              laboratory,
              schema -> {
                Agent playbook = new PlaybookAgent(schema);
                return new SessionLoop.Agents(around.apply(playbook), playbook);
              },
              clock)
          .run(
              CrewFiles.read(List.of(skills)),
              WorkloadFile.parse(PageVisits.WORKLOAD, "workload"),
              new Terms(Budget.STANDARD, Set.of(), Decider.defer()));
      return journal.state();
    }
  }

  private static ChatModel modelAt(ScriptedModelServer server) {
    Map<String, String> environment =
        Map.of("OPENAI_API_KEY", "not-a-real-key", "OPENAI_BASE_URL", server.baseUrl());
    return Models.connect(
        (ModelChoice.Served) ModelChoice.parse("openai:scripted"), environment::get);
  }

  private static List<IssueFile.Attempt> attemptsAt(Level level, IssueFile issue) {
    return issue.attempts().stream().filter(attempt -> attempt.level() == level).toList();
  }

  private static String whyAt(Level level, IssueFile issue) {
    return issue.standings().stream()
        .filter(standing -> standing.level() == level)
        .findFirst()
        .map(Standing::why)
        .orElse("");
  }

  /** Moves by hand only, so that no level's time passes because the machine is busy. */
  private static final class MovableClock implements InstantSource {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    @Override
    public Instant instant() {
      return START.plus(ahead.get());
    }

    void advance(Duration time) {
      ahead.accumulateAndGet(time, Duration::plus);
    }
  }

  /** An agent that thinks for more than a minute before its first answer. */
  private static final class SlowAtFirst implements Agent {

    private final Agent agent;
    private final MovableClock clock;
    private boolean hasThought;

    SlowAtFirst(Agent agent, MovableClock clock) {
      this.agent = agent;
      this.clock = clock;
    }

    @Override
    public String name() {
      return "slow at first";
    }

    @Override
    public Answer work(Case task, Toolbox tools) {
      if (!hasThought) {
        hasThought = true;
        clock.advance(Duration.ofSeconds(61));
      }
      return agent.work(task, tools);
    }

    @Override
    public Optional<Guidance> advise(Case question, Toolbox tools) {
      return agent.advise(question, tools);
    }
  }
}
