package dev.tunesmith.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.agent.BudgetKind;
import dev.tunesmith.core.escalation.Standing.Phase;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.testing.Sessions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a session's ledger comes to once the session broke off and goes on. */
class ResumedStateTest {

  private static final IssueId I1 = IssueId.of(1);

  @Test
  void what_was_accepted_is_accepted_again_once_it_is_shown_again() {
    Sessions session = tried().accepted(1).then(resumed(Budget.STANDARD));

    assertThat(session.state().accepted()).isEmpty();
    assertThat(session.state().unverified()).containsOnlyKeys(I1);

    session.accepted(1);
    assertThat(session.state().accepted()).hasSize(1);
    assertThat(session.state().unverified()).isEmpty();
  }

  @Test
  void what_is_withdrawn_does_not_wait_to_be_shown_again() {
    SessionState state =
        tried()
            .accepted(1)
            .then(resumed(Budget.STANDARD))
            .then(new SessionEvent.RemedyWithdrawn(I1, "it is no faster", List.of()))
            .state();

    assertThat(state.accepted()).isEmpty();
    assertThat(state.unverified()).isEmpty();
  }

  @Test
  void a_second_break_forgets_nothing_of_the_first() {
    SessionState state =
        tried().accepted(1).then(resumed(Budget.STANDARD)).then(resumed(Budget.STANDARD)).state();

    assertThat(state.unverified()).containsOnlyKeys(I1);
  }

  @Test
  void an_opening_without_an_attempt_is_done_anew_and_its_evidence_stays() {
    SessionState state =
        new Sessions().measured().opened(1, 0.5).then(resumed(Budget.STANDARD)).state();

    assertThat(state.issues()).isEmpty();
    assertThat(state.evidence()).isNotEmpty();
  }

  @Test
  void a_session_that_goes_on_has_not_ended_and_what_was_measured_last_is_old() {
    SessionState state =
        tried()
            .remeasured(0.1)
            .then(new SessionEvent.FinalMeasured(List.of(), 0.5))
            .then(new SessionEvent.SessionEnded(StopReason.CANCELLED, ""))
            .then(resumed(Budget.STANDARD))
            .state();

    assertThat(state.ended()).isEmpty();
    assertThat(state.current()).isEqualTo(state.baseline());
    assertThat(state.latest(SessionEvent.FinalMeasured.class)).isEmpty();
  }

  @Test
  void the_time_of_a_break_is_nobodys() {
    Instant noon = Instant.parse("2026-01-01T12:00:00Z");
    SessionEvent any = new SessionEvent.LevelsDeclared(List.of());
    SessionState state =
        SessionState.of(
            List.of(
                new LedgerEntry(1, noon, any),
                new LedgerEntry(2, noon.plusSeconds(60), any),
                new LedgerEntry(3, noon.plusSeconds(7200), resumed(Budget.STANDARD)),
                new LedgerEntry(4, noon.plusSeconds(7210), any)));

    assertThat(state.elapsed()).isEqualTo(Duration.ofSeconds(70));
  }

  @ParameterizedTest
  @CsvSource({"WALL_CLOCK, 60, false", "WALL_CLOCK, 30, true", "TOKENS, 60, true"})
  void only_a_deadline_is_moved_by_more_time(BudgetKind kind, int minutes, boolean isOver) {
    SessionState state =
        new Sessions()
            .then(new SessionEvent.SessionOpened("S", "0", "db", "playbook", Budget.STANDARD))
            .opened(1, 0.5)
            .attempted(1)
            .then(new SessionEvent.BudgetEnded(kind, "it is over"))
            .then(resumed(Budget.STANDARD.withWallClock(Duration.ofMinutes(minutes))))
            .state();

    assertThat(state.latest(SessionEvent.BudgetEnded.class).isPresent()).isEqualTo(isOver);
    assertThat(state.budget().orElseThrow().wallClock()).isEqualTo(Duration.ofMinutes(minutes));
  }

  @Test
  void an_attempt_is_unfinished_until_it_has_moved_its_issue() {
    assertThat(tried().state().isUnfinished(I1)).isTrue();
    assertThat(tried().stands(1, Phase.RESOLVED).state().isUnfinished(I1)).isFalse();
    assertThat(
            new Sessions()
                .opened(1, 0.5)
                .attempted(1)
                .then(new SessionEvent.NoProposal(I1, SessionEvent.NoProposal.CUT_OFF, "cut off"))
                .state()
                .isUnfinished(I1))
        .as("it begins again")
        .isFalse();
  }

  private static Sessions tried() {
    return new Sessions().measured().opened(1, 0.5).attempted(1).tried(1, 10);
  }

  private static SessionEvent resumed(Budget budget) {
    return new SessionEvent.SessionResumed("0", budget, EvidenceId.of(9), "it had been cut off");
  }
}
