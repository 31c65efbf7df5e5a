package dev.tunesmith.engine.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunesmith.core.agent.BudgetKind;
import dev.tunesmith.core.escalation.Standing.Phase;
import dev.tunesmith.core.session.SessionEvent.BudgetEnded;
import dev.tunesmith.core.session.SessionEvent.FinalMeasured;
import dev.tunesmith.core.session.SessionEvent.ModelCalled;
import dev.tunesmith.core.session.SessionEvent.SessionEnded;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.core.session.StopReason;
import dev.tunesmith.engine.PastSession;
import dev.tunesmith.engine.TuningSession;
import dev.tunesmith.engine.TuningSessionBuilder;
import dev.tunesmith.engine.order.InvalidInputException;
import dev.tunesmith.engine.order.SessionCancelledException;
import dev.tunesmith.testkit.model.GoodTuner;
import dev.tunesmith.testkit.model.Reply;
import dev.tunesmith.testkit.model.Script;
import dev.tunesmith.testkit.model.ScriptedModelServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A budget that ends keeps what is done and says so. */
@Tag("long")
class ModelBudgetIT {
  private static final String TWO_SLOW_ONES =
      Visits.WORKLOAD
          + """
          -- name: readers-of-a-moment
          select id, at from visits where at = timestamptz '2026-01-01 03:00:00';
          """;

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
  void what_was_proven_before_a_budget_ended_is_handed_over() throws IOException {
    Told told = new Told();
    try (ScriptedModelServer server = ScriptedModelServer.start(new GoodTuner())) {
      // One call to see that the model is there, one for the first issue.
      SessionState state = session(server).maxRounds(2).listener(told).build().run().state();

      assertThat(server.requests()).hasSize(2);
      assertThat(told.all(BudgetEnded.class))
          .containsExactly(new BudgetEnded(BudgetKind.ROUNDS, "all 2 model calls are made"));
      assertThat(state.ended()).map(SessionEnded::reason).contains(StopReason.BUDGET_SPENT);
      assertThat(state.accepted()).hasSize(1);
      assertThat(state.latest(FinalMeasured.class)).isPresent();
      assertThat(state.issues())
          .extracting(file -> file.standing().phase())
          .containsExactlyInAnyOrder(Phase.RESOLVED, Phase.PARKED);
      assertThat(Files.readString(results().resolve("report.md")))
          .contains("a budget of the language models ended (model calls: all 2")
          .contains("Language models: 2 calls");
    }
  }

  @Test
  void a_budget_of_tokens_from_the_settings_is_kept_and_the_option_goes_before_it()
      throws IOException {
    Path settings = Files.writeString(folder.resolve("tunesmith.yaml"), "budgets: {tokens: 100}");
    try (ScriptedModelServer server = ScriptedModelServer.start(new GoodTuner())) {
      TuningSession poor = session(server).settings(settings).build();
      assertThatThrownBy(poor::run)
          .isInstanceOf(InvalidInputException.class)
          .hasMessageStartingWith("openai:scripted: 0 of 100 tokens are used");
      assertThat(server.requests()).isEmpty();
      assertThat(results()).doesNotExist();

      SessionState state =
          session(server).maxTokens(1_000_000).settings(settings).build().run().state();
      assertThat(state.accepted()).hasSize(2);
    }
  }

  @Test
  void money_is_counted_by_the_price_and_never_exceeded() {
    Told told = new Told();
    BigDecimal most = new BigDecimal("0.25");
    try (ScriptedModelServer server = ScriptedModelServer.start(new GoodTuner())) {
      SessionState state =
          session(server)
              .price("openai:scripted", new BigDecimal("10"), new BigDecimal("40"))
              .maxMoney(most)
              .listener(told)
              .build()
              .run()
              .state();

      assertThat(told.all(BudgetEnded.class))
          .extracting(BudgetEnded::kind)
          .containsExactly(BudgetKind.MONEY);
      assertThat(state.spending().moneyMicros()).isBetween(1L, 250_000L);
    }
  }

  @Test
  void a_limit_of_money_without_a_price_is_refused_before_anything_is_sent() {
    try (ScriptedModelServer server = ScriptedModelServer.start(new GoodTuner())) {
      TuningSession session = session(server).maxMoney(BigDecimal.ONE).build();

      assertThatThrownBy(session::run)
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("nobody said what openai:scripted costs");
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void cancelling_reaches_a_model_that_hangs_and_leaves_an_account() throws Exception {
    Script hanging = Script.always(new Reply.Hangs()).ready();
    try (ScriptedModelServer server = ScriptedModelServer.start(hanging)) {
      TuningSession session = session(server).build();
      FutureTask<Object> running = new FutureTask<>(session::run);
      new Thread(running, "session").start();
      server.awaitHanging();
      session.cancel();

      assertThatThrownBy(() -> running.get(5, TimeUnit.MINUTES))
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(SessionCancelledException.class);
      SessionState left = PastSession.read(results());
      assertThat(left.ended()).map(SessionEnded::reason).contains(StopReason.CANCELLED);
      assertThat(left.latest(ModelCalled.class))
          .map(call -> call.exchange().fault())
          .contains("cancelled");
    }
  }

  private TuningSessionBuilder session(ScriptedModelServer server) {
    return visits.session("openai:scripted", server, results()).workload(TWO_SLOW_ONES);
  }

  private Path results() {
    return folder.resolve("results");
  }
}
