package dev.tunesmith.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.escalation.Standing.Phase;
import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.evidence.Facts;
import dev.tunesmith.core.evidence.LoadComparison;
import dev.tunesmith.core.evidence.LoadComparison.Change;
import dev.tunesmith.core.evidence.Outcome;
import dev.tunesmith.core.evidence.Ratio;
import dev.tunesmith.core.evidence.Timing;
import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.quality.GateReport;
import dev.tunesmith.core.quality.Layer;
import dev.tunesmith.core.quality.Verdict;
import dev.tunesmith.core.skill.SkillId;
import dev.tunesmith.core.testing.Sessions;
import dev.tunesmith.core.testing.Shop;
import dev.tunesmith.core.tool.ToolCall;
import dev.tunesmith.core.tool.ToolResult;
import dev.tunesmith.core.tool.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionStateTest {

  private static final IssueId I1 = IssueId.of(1);

  private static SessionEvent.ToolUsed toolUse(int issue, int evidence, double figure) {
    return new SessionEvent.ToolUsed(
        IssueId.of(issue),
        new ToolCall("plan_of_statement", Value.structure()),
        new ToolResult.Answered(
            Value.structure()
                .with("cost", figure)
                .with("lines", Value.texts(List.of("removes 99,999 rows"))),
            List.of(EvidenceId.of(evidence))));
  }

  @Test
  void what_happens_to_an_attempt_belongs_to_the_latest_one_of_its_issue() {
    SessionState state =
        new Sessions()
            .opened(1, 0.5)
            .opened(2, 0.4)
            .attempted(1)
            .then(new SessionEvent.NoProposal(I1, "answer-empty", "it said nothing"))
            .attempted(1)
            .tried(1, 10)
            .then(
                new SessionEvent.GatesJudged(
                    I1,
                    List.of(
                        new GateReport(
                            Layer.OUTPUT_VERIFICATION, "data consistent", Verdict.passed()))))
            .state();

    List<IssueFile.Attempt> attempts = state.issue(I1).orElseThrow().attempts();
    assertThat(attempts).hasSize(2);
    assertThat(attempts.get(0).problem()).isEqualTo("it said nothing");
    assertThat(attempts.get(0).trial()).isNull();
    assertThat(attempts.get(1).trial()).isNotNull();
    assertThat(attempts.get(1).reports()).hasSize(1);
    assertThat(state.issue(IssueId.of(2)).orElseThrow().attempts()).isEmpty();
    assertThat(state.attempts()).isEqualTo(2);
  }

  @Test
  void what_the_models_used_adds_up_and_only_what_has_a_price_costs() {
    SessionState state =
        new Sessions()
            .then(asked(new ModelUse(100, 20, ModelUse.Basis.REPORTED, 450L)))
            .then(asked(new ModelUse(200, 30, ModelUse.Basis.ESTIMATED, null)))
            .then(asked(new ModelUse(0, 0, ModelUse.Basis.NOTHING, 0L)))
            .state();

    assertThat(state.spending()).isEqualTo(new ModelSpending(3, 300, 50, 450L));
    assertThat(new Sessions().state().spending()).isEqualTo(ModelSpending.NOTHING);
  }

  private static SessionEvent asked(ModelUse use) {
    return new SessionEvent.ModelCalled(
        I1,
        new SkillId("owner"),
        "openai:x",
        1,
        new ModelExchange("sent", "00", "received", null, use, Duration.ofSeconds(1)));
  }

  @Test
  void the_ledger_holds_the_evidence_of_measurements_trials_and_tools() {
    SessionState state =
        new Sessions()
            .measured()
            .opened(1, 0.5)
            .attempted(1)
            .then(toolUse(1, 50, 7))
            .tried(1, 10)
            .state();

    // In the order in which it was found: what is written from it is the same each time.
    assertThat(state.evidence())
        .containsExactly(
            EvidenceId.of(2),
            EvidenceId.of(3),
            EvidenceId.of(4),
            EvidenceId.of(50),
            EvidenceId.of(101),
            EvidenceId.of(201));
  }

  @Test
  void a_case_knows_what_its_own_tools_told_and_not_what_another_s_did() {
    SessionState state =
        new Sessions()
            .measured()
            .opened(1, 0.5)
            .opened(2, 0.4)
            .then(toolUse(1, 50, 1234))
            .then(toolUse(2, 60, 777_777))
            .state();

    Facts facts = state.factsOf(I1);
    assertThat(facts.evidence()).contains(EvidenceId.of(2), EvidenceId.of(50));
    assertThat(facts.evidence()).doesNotContain(EvidenceId.of(60), EvidenceId.of(3));
    assertThat(facts.figures()).contains(1234.0, 99_999.0, 5000.0, 100.0).doesNotContain(777_777.0);
  }

  @Test
  void a_run_under_load_belongs_to_the_attempt_and_may_be_cited() {
    Change slower = new Change(new Ratio(1.3, 1.2, 1.4), Outcome.WORSE);
    LoadComparison load =
        new LoadComparison(
            EvidenceId.of(300),
            4,
            Duration.ofSeconds(3),
            new LoadComparison.Side(List.of(4000.0), 1.5, 3, 0, 0.99),
            new LoadComparison.Side(List.of(3000.0), 1.9, 3, 0, 0.99),
            new LoadComparison.Changes(slower, slower, slower, slower));

    SessionState state =
        new Sessions()
            .opened(1, 0.5)
            .attempted(1)
            .tried(1, 10)
            .then(new SessionEvent.LoadCompared(I1, load))
            .state();

    assertThat(state.issue(I1).orElseThrow().attempts().get(0).load()).isEqualTo(load);
    assertThat(state.evidence()).contains(EvidenceId.of(300));
    assertThat(state.factsOf(I1).figures()).contains(3000.0, 1.9, 1.3);
  }

  @Test
  void an_accepted_issue_points_to_the_trial_that_shows_it() {
    SessionState state =
        new Sessions().opened(1, 0.5).attempted(1).tried(1, 10).accepted(1).state();

    assertThat(state.accepted()).hasSize(1);
    assertThat(state.accepted().get(0).acceptedTrial())
        .satisfies(trial -> assertThat(trial.id()).isEqualTo(EvidenceId.of(101)));
  }

  @Test
  void a_withdrawn_remedy_is_accepted_no_longer_and_its_attempt_says_why() {
    SessionState state =
        new Sessions()
            .opened(1, 0.5)
            .attempted(1)
            .tried(1, 10)
            .accepted(1)
            .then(new SessionEvent.RemedyWithdrawn(I1, "nothing is lost without it", List.of()))
            .state();

    assertThat(state.accepted()).isEmpty();
    assertThat(state.issue(I1).orElseThrow().attempts().get(0).problem())
        .isEqualTo("withdrawn: nothing is lost without it");
  }

  @Test
  void what_waits_for_a_person_is_pending_until_it_is_decided() {
    Sessions session = new Sessions().opened(1, 0.5).stands(1, Phase.AWAITING_DECISION);

    assertThat(session.state().pending()).hasSize(1);
    assertThat(session.stands(1, Phase.DECLINED).state().pending()).isEmpty();
  }

  @Test
  void issues_are_closed_in_the_order_of_their_closing() {
    SessionState state =
        new Sessions()
            .opened(1, 0.5)
            .opened(2, 0.3)
            .opened(3, 0.1)
            .stands(3, Phase.RESOLVED)
            .stands(1, Phase.PARKED)
            .stands(2, Phase.FAILED)
            .state();

    assertThat(state.closed())
        .extracting(file -> file.issue().id())
        .containsExactly(IssueId.of(3), IssueId.of(2));
  }

  @Test
  void an_event_of_an_unknown_issue_changes_nothing() {
    SessionState state = new Sessions().attempted(9).tried(9, 10).accepted(9).state();

    assertThat(state.issues()).isEmpty();
    assertThat(state.accepted()).isEmpty();
  }

  @Test
  void time_passes_from_the_first_entry_to_the_last() {
    assertThat(new Sessions().state().elapsed()).isEqualTo(Duration.ZERO);
    assertThat(new Sessions().opened(1, 0.5).opened(2, 0.5).state().elapsed())
        .isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void the_time_between_an_end_and_a_late_decision_is_nobodys() {
    Instant noon = Instant.parse("2026-01-01T12:00:00Z");
    SessionEvent ended = new SessionEvent.SessionEnded(StopReason.ISSUES_CLOSED, "");
    SessionEvent decided = new SessionEvent.DecisionMade(I1, "accept_as_is", "");
    SessionState state =
        SessionState.of(
            List.of(
                new LedgerEntry(1, noon, decided),
                new LedgerEntry(2, noon.plusSeconds(60), ended),
                new LedgerEntry(3, noon.plusSeconds(7200), decided),
                new LedgerEntry(4, noon.plusSeconds(7210), ended)));

    assertThat(state.elapsed()).isEqualTo(Duration.ofSeconds(70));
  }

  @Test
  void a_sum_with_a_time_that_was_cut_off_is_a_lower_bound() {
    Timing endless = new Timing(2, 20_000, 20_000, 0, 0, 2);
    Comparison gain = Shop.compared(9, Shop.BY_CUSTOMER, 20_000, 100, Outcome.BETTER);
    Comparison cutOff =
        new Comparison(
            gain.id(),
            gain.query(),
            endless,
            gain.with(),
            Ratio.atMost(0.0125),
            gain.outcome(),
            gain.plans());

    assertThat(WholeChange.of(new SessionEvent.FinalMeasured(List.of(gain), 0.005)))
        .isEqualTo("200× faster");
    assertThat(WholeChange.of(new SessionEvent.FinalMeasured(List.of(cutOff), 0.005)))
        .isEqualTo("at least 200× faster");
  }
}
