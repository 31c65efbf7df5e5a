package dev.tunesmith.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.escalation.Standing;
import dev.tunesmith.core.escalation.Standing.Phase;
import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.testing.Sessions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LevelSuccessTest {

  @Test
  void a_level_is_counted_for_what_reached_it_and_skipped_levels_are_not() {
    SessionState state =
        new Sessions()
            .opened(1, 0.5)
            .opened(2, 0.3)
            .then(moved(1, Level.SELF_RECOVERY, Phase.FAILED))
            .then(moved(2, Level.USER_DECISION, Phase.AWAITING_DECISION))
            .then(moved(2, Level.USER_DECISION, Phase.DECLINED))
            .state();

    List<LevelSuccess> levels = LevelSuccess.of(state);

    assertThat(levels)
        .extracting(LevelSuccess::level)
        .containsExactly(Level.SELF_RECOVERY, Level.USER_DECISION);
    assertThat(levels).extracting(LevelSuccess::reached).containsExactly(2, 1);
    assertThat(levels).extracting(LevelSuccess::settled).containsExactly(0, 1);
    assertThat(levels.get(1).reachedShare()).isEqualTo(0.5, within(1e-9));
  }

  @Test
  void an_issue_that_another_ones_remedy_settled_says_nothing_of_a_level() {
    SessionState state =
        new Sessions().opened(1, 0.5).then(moved(1, Level.SELF_RECOVERY, Phase.RESOLVED)).state();

    assertThat(LevelSuccess.of(state)).isEmpty();
  }

  private static SessionEvent moved(int issue, Level level, Phase phase) {
    return new SessionEvent.StandingChanged(
        IssueId.of(issue),
        Standing.start(),
        new Standing(level, 0, Duration.ZERO, phase, "because"));
  }
}
