package dev.tunesmith.engine.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunesmith.core.session.Budget;
import dev.tunesmith.core.session.Commission;
import dev.tunesmith.core.session.SessionEvent;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.core.session.StopReason;
import dev.tunesmith.engine.EveryThird;
import dev.tunesmith.engine.LateDecision;
import dev.tunesmith.engine.LeapingClock;
import dev.tunesmith.engine.OwnServers;
import dev.tunesmith.engine.PastSession;
import dev.tunesmith.engine.SessionReplay;
import dev.tunesmith.engine.TuningSession;
import dev.tunesmith.engine.order.Decider;
import dev.tunesmith.engine.order.DecisionTime;
import dev.tunesmith.engine.order.InvalidInputException;
import dev.tunesmith.engine.order.ReplayResult;
import dev.tunesmith.engine.order.SessionCancelledException;
import dev.tunesmith.engine.order.SessionListener;
import dev.tunesmith.engine.wiring.SessionWiring;
import dev.tunesmith.testkit.model.Dialogue;
import dev.tunesmith.testkit.model.GoodTuner;
import dev.tunesmith.testkit.model.Reply;
import dev.tunesmith.testkit.model.Script;
import dev.tunesmith.testkit.model.ScriptedModelServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A session that was recorded is run again when everything that it asked is gone. */
@Tag("long")
@EveryThird
class ReplayIT {

  private static Visits visits;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    visits = new Visits();
  }

  @AfterAll
  static void stop() {
    visits.close();
  }

  @Test
  void a_session_of_the_playbook_is_the_same_without_its_database_and_its_skill_files()
      throws IOException {
    Path skills = Files.createDirectory(folder.resolve("skills"));
    Path helper = skills.resolve("helper.md");
    Files.writeString(helper, "---\nname: helper\ndescription: Helps.\n---\n# Helper\n");
    SessionState state;
    String workload = Visits.NEVER + Visits.DAY + Visits.PAGE + Visits.WRITE;
    Commission wanted =
        new Commission(
            "Pages", "Soon", List.of(), List.of(), List.of("pages: p95 latency < 90 ms"));
    state =
        visits.session(workload, results()).skills(skills).commission(wanted).build().run().state();
    Files.delete(helper);
    Files.delete(skills);
    Path moved = Files.move(results(), folder.resolve("a colleague's"));

    ReplayResult replay = replay(moved);

    assertThat(replay.divergences()).isEmpty();
    assertThat(state.accepted()).hasSize(3);
    assertThat(state.latest(SessionEvent.PeerAdvised.class)).isPresent();
    assertThat(replay.compared()).isGreaterThan(40);
    assertThat(folder.resolve("again/migrations")).isNotEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai:scripted", "anthropic:scripted"})
  void a_session_of_a_model_is_the_same_without_database_and_model(String model)
      throws IOException {
    SessionState state;
    try (ScriptedModelServer server = ScriptedModelServer.start(new GoodTuner())) {
      String workload = Visits.NEVER + Visits.PAGE;
      Path context = Files.createDirectory(folder.resolve("context"));
      Path document = Files.writeString(context.resolve("plan.md"), "Tables have plural names.");
      state =
          visits.session(workload, results(), model, server).context(context).build().run().state();
      Files.delete(document);
    }

    assertThat(replay().divergences()).isEmpty();
    assertThat(state.spending().calls()).isGreaterThan(5);
    assertThat(Files.readString(results().resolve("recording.jsonl")))
        .doesNotContain(Visits.KEY, "127.0.0.1", "localhost");
  }

  @Test
  void peers_that_a_model_speaks_for_are_heard_in_any_order() {
    SessionState state;
    try (ScriptedModelServer server = ScriptedModelServer.start(givesUp())) {
      state =
          visits.session(Visits.PAGE, results(), "openai:scripted", server).build().run().state();
    }

    assertThat(replay().divergences()).isEmpty();
    assertThat(state.issues().get(0).accepted()).isNull();
    assertThat(state.spending().calls()).isGreaterThan(4);
  }

  private static Script givesUp() {
    return dialogue ->
        dialogue.isProbe()
            ? Dialogue.READY
            : Reply.call("give_up", "{\"reason\": \"I see nothing to do\"}");
  }

  @Test
  void a_key_that_is_refused_in_the_middle_ends_the_replay_where_it_ended_the_session() {
    Script refusedLater = dialogue -> dialogue.isProbe() ? Dialogue.READY : Reply.status(401);
    try (ScriptedModelServer server = ScriptedModelServer.start(refusedLater)) {
      TuningSession session =
          visits.session(Visits.PAGE, results(), "openai:scripted", server).build();
      assertThatThrownBy(session::run).isInstanceOf(InvalidInputException.class);
    }

    assertThat(replay().divergences()).isEmpty();
    assertThat(PastSession.read(folder.resolve("again")).ended())
        .map(SessionEvent.SessionEnded::reason)
        .contains(StopReason.FAILED);
  }

  @Test
  void a_sandbox_that_died_in_a_trial_dies_again() {
    AtomicBoolean killed = new AtomicBoolean();
    SessionListener killer =
        entry -> {
          if (entry.event() instanceof SessionEvent.ProposalMade
              && killed.compareAndSet(false, true)) {
            OwnServers.killAllBut(visits.server());
          }
        };
    visits.session(Visits.PAGE, results()).listener(killer).build().run();

    assertThat(replay().divergences()).isEmpty();
    SessionState again = PastSession.read(folder.resolve("again"));
    assertThat(again.latest(SessionEvent.TrialBroken.class)).isPresent();
    assertThat(again.accepted()).hasSize(1);
  }

  @Test
  void a_target_that_died_ends_the_replay_too() {
    Visits mortal = new Visits();
    SessionListener killer =
        entry -> {
          if (entry.event() instanceof SessionEvent.WorkloadRead) {
            mortal.close();
          }
        };
    TuningSession session = mortal.session(Visits.PAGE, results()).listener(killer).build();
    assertThatThrownBy(session::run).isInstanceOf(InvalidInputException.class);

    assertThat(replay().divergences()).isEmpty();
  }

  @Test
  void a_deadline_breaks_off_what_it_broke_off_though_no_time_passes() {
    LeapingClock clock = new LeapingClock();
    SessionListener late =
        entry -> {
          if (entry.event() instanceof SessionEvent.IssueAssigned) {
            clock.leapTo(Budget.STANDARD.wallClock().minusSeconds(1));
          } else if (entry.event() instanceof SessionEvent.ProposalMade) {
            waitForAnInterrupt();
          }
        };
    new SessionWiring(visits.order(Visits.DAY + Visits.PAGE, results()), List.of(late), clock)
        .run();

    assertThat(replay().divergences()).isEmpty();
    assertThat(PastSession.read(folder.resolve("again")).latest(SessionEvent.TrialBroken.class))
        .isPresent();
    assertThat(PastSession.read(folder.resolve("again")).ended())
        .map(SessionEvent.SessionEnded::reason)
        .contains(StopReason.DEADLINE_REACHED);
  }

  private static void waitForAnInterrupt() {
    try {
      Thread.sleep(Duration.ofMinutes(2).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void a_cancelled_session_is_the_same_until_it_was_cut_off() {
    AtomicReference<TuningSession> running = new AtomicReference<>();
    SessionListener canceller =
        entry -> {
          if (entry.event() instanceof SessionEvent.ProposalMade) {
            running.get().cancel();
          }
        };
    TuningSession session = visits.session(Visits.PAGE, results()).listener(canceller).build();
    running.set(session);
    assertThatThrownBy(session::run).isInstanceOf(SessionCancelledException.class);

    assertThat(replay().divergences()).isEmpty();
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    assertThat(PastSession.read(folder.resolve("again")).latest(SessionEvent.ProposalMade.class))
        .isPresent();
  }

  @Test
  void what_a_person_chose_is_chosen_again_and_a_later_decision_is_only_counted()
      throws IOException {
    Path skills = Files.createDirectory(folder.resolve("skills"));
    Files.writeString(
        skills.resolve("database-wizard.md"),
        "---\nname: database-wizard\ndescription: Knows about replicas.\n---\n# Wizard\n");
    visits.session(Visits.NEVER, results()).skills(skills).build().run();
    Path chosen = folder.resolve("chosen");
    visits
        .session(Visits.NEVER, chosen)
        .skills(skills)
        .decider(Decider.recommended())
        .decideBy(new DecisionTime.Within(Duration.ofHours(1)))
        .build()
        .run();
    assertThat(PastSession.read(chosen).latest(SessionEvent.DecisionMade.class)).isPresent();

    ReplayResult again =
        SessionReplay.of(chosen).results(folder.resolve("chosen again")).build().run();
    assertThat(again.divergences()).isEmpty();
    SessionState waiting = PastSession.read(results());
    LateDecision.about(results(), waiting.pending().get(0).issue().id())
        .choose("accept_as_is", "so be it")
        .build()
        .run();

    ReplayResult replay = replay();

    assertThat(replay.divergences()).isEmpty();
    assertThat(replay.later()).isPositive();
  }

  private ReplayResult replay() {
    return replay(results());
  }

  private ReplayResult replay(Path recorded) {
    return SessionReplay.of(recorded).results(folder.resolve("again")).build().run();
  }

  private Path results() {
    return folder.resolve("results");
  }
}
