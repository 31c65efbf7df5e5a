package dev.tunesmith.mcp.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunesmith.agents.outside.OutsideMind.MindCall;
import dev.tunesmith.agents.outside.OutsideMind.MindTurn;
import dev.tunesmith.agents.outside.OutsideMind.Talk;
import dev.tunesmith.core.agent.Answer;
import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.engine.order.Decider.Choice;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class CaseDeskTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(30);
  private static final MindTurn FIRST =
      new MindTurn(List.of("the contract", "the case"), List.of("- propose{}"));

  private final CaseDesk desk = new CaseDesk("host");

  @Test
  void a_case_goes_from_hand_to_hand_turn_by_turn() throws Exception {
    FutureTask<List<MindCall>> session = inTheBackground();
    String first = desk.next(LONG);
    String id = first.replaceAll("(?s)case: (c-\\w+).*", "$1");

    String second = desk.answer(id, new MindCall("look", "{}"), LONG);
    String end = desk.answer(id, new MindCall("give_up", "{}"), LONG);

    assertThat(first).contains("the contract", "the case", "Tools:\n- propose{}", "I1");
    assertThat(second).contains("what was seen").doesNotContain("the contract");
    assertThat(end).contains("out of your hands", "your word is noted");
    assertThat(session.get())
        .containsExactly(new MindCall("look", "{}"), new MindCall("give_up", "{}"));
    assertThat(desk.waits()).isFalse();
  }

  @Test
  void who_comes_later_is_told_the_whole_again() throws Exception {
    FutureTask<List<MindCall>> session = inTheBackground();
    String id = desk.next(LONG).replaceAll("(?s)case: (c-\\w+).*", "$1");
    desk.answer(id, new MindCall("look", "{}"), LONG);

    String again = desk.next(LONG);

    assertThat(again).contains("case: " + id, "the contract", "Tools:", "what was seen");
    desk.answer(id, new MindCall("give_up", "{}"), LONG);
    assertThat(session.get()).hasSize(2);
  }

  @Test
  void once_nobody_came_in_time_no_case_waits_until_somebody_comes() throws Exception {
    assertThat(desk.handOut(ACase.numbered(1), SHORT)).isEmpty();
    assertThat(desk.handOut(ACase.numbered(2), LONG)).isEmpty();

    desk.visited();
    FutureTask<List<MindCall>> session = inTheBackground();
    String id = desk.next(LONG).replaceAll("(?s)case: (c-\\w+).*", "$1");

    desk.answer(id, new MindCall("look", "{}"), LONG);
    desk.answer(id, new MindCall("give_up", "{}"), LONG);
    assertThat(session.get()).hasSize(2);
  }

  @Test
  void where_nothing_waits_that_is_said() throws InterruptedException {
    assertThat(desk.next(SHORT)).contains("no case waits", "tuning_status");
    assertThatThrownBy(() -> desk.next("c-12345678", SHORT))
        .isInstanceOf(RefusedCallException.class)
        .extracting(refused -> ((RefusedCallException) refused).code())
        .isEqualTo("case-unknown");
  }

  @Test
  void a_call_while_the_last_one_is_worked_on_is_refused() throws Exception {
    FutureTask<Optional<Talk>> session =
        new FutureTask<>(() -> desk.handOut(ACase.numbered(1), LONG));
    new Thread(session).start();
    while (!desk.waits()) {
      Thread.onSpinWait();
    }
    String told = desk.next(SHORT);
    String id = told.replaceAll("(?s)case: (c-\\w+).*", "$1");

    assertThat(told).contains("is being worked on");
    assertThatThrownBy(() -> desk.answer(id, new MindCall("look", "{}"), SHORT))
        .isInstanceOf(RefusedCallException.class)
        .hasMessageContaining("does not wait");
    assertThat(session.get()).isPresent();
  }

  @Test
  void a_call_for_the_case_of_another_session_reaches_neither() throws Exception {
    CaseDesk another = new CaseDesk("host");
    FutureTask<List<MindCall>> session = inTheBackground();
    String id = desk.next(LONG).replaceAll("(?s)case: (c-\\w+).*", "$1");

    assertThatThrownBy(() -> another.answer(id, new MindCall("look", "{}"), SHORT))
        .isInstanceOf(RefusedCallException.class)
        .hasMessageContaining("handed out no case");
    assertThat(desk.waits()).isTrue();

    desk.answer(id, new MindCall("look", "{}"), LONG);
    desk.answer(id, new MindCall("give_up", "{}"), LONG);
    assertThat(session.get()).hasSize(2);
  }

  @Test
  void the_second_decision_about_an_issue_is_not_taken() {
    DecisionDesk decisions = new DecisionDesk(InstantSource.system(), LONG);

    assertThat(decisions.leave(IssueId.of(1), new Choice("accept_as_is", ""))).isTrue();
    assertThat(decisions.leave(IssueId.of(1), new Choice("apply_trial_1", ""))).isFalse();
    assertThat(decisions.leave(IssueId.of(2), new Choice("apply_trial_1", ""))).isTrue();
  }

  /** A session that hands one case out, tells two things and ends. */
  private FutureTask<List<MindCall>> inTheBackground() {
    FutureTask<List<MindCall>> session =
        new FutureTask<>(
            () -> {
              Talk talk = desk.handOut(ACase.numbered(1), LONG).orElseThrow();
              MindCall one = talk.ask(FIRST);
              MindCall two = talk.ask(new MindTurn(List.of("what was seen"), List.of()));
              talk.end(new Answer.GaveUp("no"));
              return List.of(one, two);
            });
    Thread thread = new Thread(session);
    thread.setDaemon(true);
    thread.start();
    return session;
  }
}
