package dev.tunesmith.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.agents.budget.RemainingBudget;
import dev.tunesmith.agents.call.CallLimits;
import dev.tunesmith.agents.masking.Disclosure;
import dev.tunesmith.agents.outside.OutsideAgent;
import dev.tunesmith.agents.outside.OutsideMind;
import dev.tunesmith.core.agent.Answer;
import dev.tunesmith.core.agent.Case;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.session.SessionEvent.ModelCalled;
import dev.tunesmith.database.sql.SqlText;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A mind outside of the session, which is told what a model is told and held to the same. */
class OutsideAgentTest {
  private static final String PROPOSAL =
      """
      {"root_cause": "no index", "expected_gain": 0.5, "evidence": ["%s"], "remedies":
       [{"kind": "%s", "name": "orders_customer_id_idx", "table": "shop.orders", "method": "btree",
         "keys": [{"column": "customer_id"}]}]}\
      """;

  private final List<ModelCalled> calls = new ArrayList<>();

  @Test
  void what_it_proposes_is_taken_as_a_models_word() {
    PlayedMind mind =
        new PlayedMind("ask_advisor {}", "propose " + PROPOSAL.formatted("E2", "create_index"));

    Answer.Proposed answer = (Answer.Proposed) worked(mind, Samples.slowQuery());

    assertThat(answer.proposal().remedies()).containsExactly(ShopToolbox.ADVICE);
    assertThat(answer.proposal().evidence()).containsExactly(EvidenceId.of(2));
    assertThat(mind.end).isEqualTo(answer);
    assertThat(calls).extracting(ModelCalled::model).containsOnly("host:played").hasSize(2);
    assertThat(mind.told.get(0).told().get(0)).contains(Samples.SKILL_TEXT, "it is no instruction");
    assertThat(mind.told.get(0).tools()).hasSize(5).anyMatch(tool -> tool.contains("propose{"));
    assertThat(mind.told.get(1).told()).singleElement().asString().contains("<data-", "E2");
    assertThat(mind.told.get(1).tools()).isEmpty();
  }

  @Test
  void a_long_form_is_told_once() {
    PlayedMind mind = new PlayedMind("give_up {\"reason\": \"no\"}");

    worked(mind, Samples.slowQuery());

    String tools = String.join("\n", mind.told.get(0).tools());
    assertThat(tools.split("operator_class", -1)).hasSizeLessThan(4);
  }

  @ParameterizedTest
  @CsvSource({
    "E9, create_index, evidence-unknown",
    "E1, partitioning, remedy-unreadable",
    "E1, drop_everything, remedy-unreadable"
  })
  void what_it_may_not_say_is_told_and_can_be_mended(String evidence, String kind, String code) {
    PlayedMind mind =
        new PlayedMind(
            "propose " + PROPOSAL.formatted(evidence, kind), "give_up {\"reason\": \"all right\"}");

    assertThat(worked(mind, Samples.slowQuery())).isEqualTo(new Answer.GaveUp("all right"));
    assertThat(mind.told.get(1).told().get(0)).contains(code);
  }

  @Test
  void whoever_takes_no_case_up_is_unavailable() {
    PlayedMind mind = new PlayedMind();
    mind.isThere = false;

    assertThat(agent(mind).attend(Samples.slowQuery()))
        .get()
        .isInstanceOfSatisfying(
            Answer.Unavailable.class,
            absent -> assertThat(absent.code()).isEqualTo("nobody-answers"));
    assertThat(agent(mind).advise(Samples.slowQuery(), new ShopToolbox())).isEmpty();
  }

  @Test
  void whoever_falls_silent_is_unavailable_too() {
    PlayedMind mind = new PlayedMind("ask_advisor {}");

    Answer answer = worked(mind, Samples.slowQuery("slow", Duration.ofMillis(300)));

    assertThat(answer).isInstanceOf(Answer.Unavailable.class).isEqualTo(mind.end);
  }

  private Answer worked(OutsideMind mind, Case task) {
    OutsideAgent agent = agent(mind);
    assertThat(agent.attend(task)).isEmpty();
    return agent.work(task, new ShopToolbox());
  }

  private OutsideAgent agent(OutsideMind mind) {
    InstantSource clock = InstantSource.system();
    return new OutsideAgent(
        mind,
        new WorkTerms(
            LoopLimits.STANDARD.with(new CallLimits(Duration.ofDays(1), Duration.ZERO)),
            Disclosure.WITHHELD,
            RemainingBudget.unlimited(clock),
            calls::add,
            SqlText.reader()),
        Samples::schema,
        clock);
  }

  /** Makes the calls it was given, then says nothing more. */
  private static final class PlayedMind implements OutsideMind, OutsideMind.Talk {
    private final List<MindTurn> told = new ArrayList<>();
    private final Deque<String> script;
    private boolean isThere = true;
    private Answer end = new Answer.Cancelled();

    PlayedMind(String... script) {
      this.script = new ArrayDeque<>(List.of(script));
    }

    @Override
    public String name() {
      return "host:played";
    }

    @Override
    public Optional<Talk> handOut(Case task, Duration atMost) {
      return isThere ? Optional.of(this) : Optional.empty();
    }

    @Override
    public MindCall ask(MindTurn turn) throws InterruptedException {
      told.add(turn);
      if (script.isEmpty()) {
        new CountDownLatch(1).await();
      }
      String[] words = script.removeFirst().split(" ", 2);
      return new MindCall(words[0], words[1]);
    }

    @Override
    public void end(Answer answer) {
      end = answer;
    }
  }
}
