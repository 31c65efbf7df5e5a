package dev.tunesmith.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.agent.BudgetKind;
import dev.tunesmith.core.escalation.Standing.Phase;
import dev.tunesmith.core.objective.Objective;
import dev.tunesmith.core.objective.Patience;
import dev.tunesmith.core.session.SessionEvent.BudgetEnded;
import dev.tunesmith.core.session.SessionEvent.ObjectivesDeclared;
import dev.tunesmith.core.skill.ContractItem.Kind;
import dev.tunesmith.core.skill.SkillId;
import dev.tunesmith.core.testing.Sessions;
import dev.tunesmith.core.testing.Skills;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoppingRuleTest {

  private static final StoppingRule RULE =
      new StoppingRule(Budget.STANDARD.withIterations(10).withWallClock(Duration.ofMinutes(5)));

  private static Optional<StopReason> decide(Sessions session) {
    return RULE.decide(session.state(), Duration.ofMinutes(1));
  }

  private static Sessions gained(Sessions session, int issue, double with) {
    return session.opened(issue, 0.8).attempted(issue).tried(issue, with).accepted(issue);
  }

  @ParameterizedTest
  @CsvSource({"< 100000 ms, TARGETS_MET", "< 0.001 ms, ISSUES_CLOSED", "short, TARGETS_MET"})
  void not_every_target_is_met_while_something_measurable_that_a_file_wants_is_missed(
      String wanted, StopReason reason) {
    Objective objective =
        Objective.of(new SkillId("a"), Skills.item(Kind.METRIC, "Metrics", "p95: " + wanted, 3));
    Sessions session =
        new Sessions().then(new ObjectivesDeclared(List.of(objective), List.of())).measured();

    assertThat(decide(gained(session, 1, 10))).contains(reason);
  }

  @Test
  void a_session_without_issues_has_met_its_targets() {
    assertThat(decide(new Sessions())).contains(StopReason.TARGETS_MET);
  }

  @Test
  void it_goes_on_while_an_issue_can_be_worked_on() {
    assertThat(decide(new Sessions().opened(1, 0.5))).isEmpty();
  }

  @Test
  void an_issue_that_failed_is_no_target_met() {
    assertThat(decide(new Sessions().opened(1, 0.5).stands(1, Phase.FAILED)))
        .contains(StopReason.ISSUES_CLOSED);
    assertThat(decide(gained(new Sessions(), 1, 10))).contains(StopReason.TARGETS_MET);
  }

  @Test
  void a_budget_that_ended_stops_it() {
    Sessions session = new Sessions().opened(1, 0.5);

    assertThat(RULE.decide(session.state(), Duration.ofMinutes(5)))
        .contains(StopReason.DEADLINE_REACHED);
    for (int attempt = 0; attempt < 10; attempt++) {
      session.attempted(1);
    }
    assertThat(decide(session)).contains(StopReason.ITERATIONS_SPENT);
  }

  @Test
  void time_for_the_closing_is_kept_once_there_is_something_to_close() {
    Sessions session = gained(new Sessions().measured(), 1, 10).opened(2, 0.1);

    assertThat(RULE.decide(session.state(), Duration.ofSeconds(275)))
        .contains(StopReason.DEADLINE_REACHED);
    assertThat(RULE.decide(session.state(), Duration.ofSeconds(260))).isEmpty();
    assertThat(RULE.decide(new Sessions().opened(1, 0.5).state(), Duration.ofSeconds(275)))
        .isEmpty();
  }

  @Test
  void what_takes_longer_to_try_takes_longer_to_close_but_never_most_of_the_time() {
    Sessions session = gained(new Sessions().measured(), 1, 10).opened(2, 0.1);
    Duration usual = RULE.timeLeft(session.state(), Duration.ZERO);

    assertThat(usual).isEqualTo(Duration.ofSeconds(270));
    assertThat(RULE.timeLeft(session.state(), Duration.ofSeconds(290))).isZero();
  }

  @Test
  void a_budget_of_the_models_that_ended_stops_it_even_when_every_issue_is_set_aside() {
    Sessions session = new Sessions().opened(1, 0.5).stands(1, Phase.PARKED);

    assertThat(decide(session.then(new BudgetEnded(BudgetKind.MONEY, "0.50 of 0.50"))))
        .contains(StopReason.BUDGET_SPENT);
  }

  @Test
  void time_that_ended_while_a_model_worked_is_the_deadline() {
    Sessions session = new Sessions().opened(1, 0.5);

    assertThat(decide(session.then(new BudgetEnded(BudgetKind.WALL_CLOCK, "none is left"))))
        .contains(StopReason.DEADLINE_REACHED);
  }

  private static Sessions fruitless(Sessions session, int... issues) {
    for (int issue : issues) {
      session.opened(issue, 0.02).attempted(issue).stands(issue, Phase.FAILED);
    }
    return session;
  }

  @Test
  void an_issue_that_was_never_tried_keeps_it_going_however_small_it_is() {
    Sessions session = fruitless(new Sessions().measured().remeasured(0.0001), 1, 2, 3, 4, 5);

    assertThat(decide(session.opened(6, 0.0001))).isEmpty();
  }

  @Test
  void three_closed_in_a_row_without_gain_stop_it_once_each_was_tried_and_nothing_big_is_open() {
    Sessions session = fruitless(new Sessions().measured().opened(1, 0.8).attempted(1), 2, 3, 4);

    assertThat(decide(session.remeasured(0.049))).contains(StopReason.DIMINISHING_RETURNS);
    assertThat(decide(session.remeasured(0.05))).isEmpty();
  }

  @Test
  void the_share_that_counts_is_that_of_the_time_as_it_runs_now() {
    Sessions session = fruitless(new Sessions().measured().opened(1, 0.001).attempted(1), 2, 3, 4);

    assertThat(decide(session.remeasured(0.5))).isEmpty();
  }

  @Test
  void two_in_a_row_are_no_reason_to_stop() {
    Sessions session = fruitless(new Sessions().measured().opened(1, 0.01).attempted(1), 2, 3);

    assertThat(decide(session.remeasured(0.01))).isEmpty();
  }

  @Test
  void a_gain_of_five_percent_of_the_time_it_ran_in_breaks_the_row() {
    Sessions worth = fruitless(gained(new Sessions().measured().opened(9, 0.01), 1, 40), 2, 3);
    Sessions less = fruitless(gained(new Sessions().measured().opened(9, 0.01), 1, 50), 2, 3);

    assertThat(decide(worth.attempted(9).remeasured(0.04))).isEmpty();
    assertThat(decide(less.attempted(9).remeasured(0.04))).contains(StopReason.DIMINISHING_RETURNS);
  }

  @Test
  void a_file_of_the_crew_that_is_more_patient_keeps_it_going_until_its_own_figures_are_reached() {
    Patience patient = new Patience(new SkillId("night-tuner"), 0.01, 5, 9);
    Sessions session =
        new Sessions()
            .then(new ObjectivesDeclared(List.of(), List.of(Patience.STANDARD, patient)))
            .measured()
            .opened(1, 0.8)
            .attempted(1);

    assertThat(decide(fruitless(session, 2, 3, 4).remeasured(0.02))).isEmpty();
    assertThat(decide(fruitless(session, 5, 6).remeasured(0.02))).isEmpty();
    assertThat(decide(session.remeasured(0.009))).contains(StopReason.DIMINISHING_RETURNS);
    assertThat(StoppingRule.detailOf(StopReason.DIMINISHING_RETURNS, session.state()))
        .contains("the last 5 gained under 1");
  }

  @Test
  void issues_that_another_s_remedy_settled_are_not_fruitless_work() {
    Sessions session = gained(new Sessions().measured().opened(9, 0.01).attempted(9), 1, 10);
    for (int issue = 2; issue <= 4; issue++) {
      session.opened(issue, 0.02).stands(issue, Phase.RESOLVED);
    }

    assertThat(decide(session.remeasured(0.01))).isEmpty();
  }
}
