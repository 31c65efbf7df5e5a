package dev.tunesmith.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tunesmith.core.crew.Assignment;
import dev.tunesmith.core.escalation.DeclaredLevel;
import dev.tunesmith.core.escalation.DeclaredProtocol;
import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.escalation.Standing;
import dev.tunesmith.core.escalation.Standing.Phase;
import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.objective.Objective;
import dev.tunesmith.core.session.JudgedObjective.Answer;
import dev.tunesmith.core.session.SessionEvent.IssueAssigned;
import dev.tunesmith.core.session.SessionEvent.ObjectivesDeclared;
import dev.tunesmith.core.skill.Skill;
import dev.tunesmith.core.skill.SkillId;
import dev.tunesmith.core.testing.Sessions;
import dev.tunesmith.core.testing.Skills;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @ParameterizedTest
  @CsvSource({
    "0.7, SELF_RECOVERY, 50 % settled there, MISSED",
    "0.5, SELF_RECOVERY, 50 % settled there, MET",
    "0.5, STRATEGIC, , NOT_MEASURABLE"
  })
  void what_a_file_wants_of_its_levels_is_judged_by_its_own_issues(
      double wanted, Level level, String figure, Answer answer) {
    SessionState state =
        judged(new DeclaredLevel(null, null, List.of(), wanted, List.of(), 7), level);

    assertThat(JudgedObjective.of(state))
        .singleElement()
        .satisfies(each -> assertThat(each.answer()).isEqualTo(answer))
        .satisfies(each -> assertThat(each.figure()).isEqualTo(figure));
  }

  @ParameterizedTest
  @CsvSource({"0.02, USER_DECISION, MISSED", "0.6, USER_DECISION, MET", "0.02, STRATEGIC, MET"})
  void how_many_issues_come_to_a_level_is_judged_too(double limit, Level level, Answer answer) {
    DeclaredLevel said = new DeclaredLevel(null, null, List.of(), null, limit, List.of(), 7);

    assertThat(JudgedObjective.of(judged(said, level)))
        .extracting(JudgedObjective::answer)
        .containsExactly(answer);
  }

  /** Of its two issues one was settled at level 1, the other waits for a person. */
  private static SessionState judged(DeclaredLevel said, Level level) {
    Skill owner = Skills.skill("a").following(new DeclaredProtocol(Map.of(level, said))).built();
    return new Sessions()
        .opened(1, 0.5)
        .opened(2, 0.3)
        .opened(3, 0.1)
        .then(new IssueAssigned(IssueId.of(1), new Assignment(owner.id(), "it says so")))
        .then(new IssueAssigned(IssueId.of(2), new Assignment(owner.id(), "it says so")))
        .then(new IssueAssigned(IssueId.of(3), new Assignment(new SkillId("b"), "it says so")))
        .then(new ObjectivesDeclared(Objective.of(List.of(owner)), List.of()))
        .then(moved(1, Level.SELF_RECOVERY, Phase.DECIDED))
        .then(moved(2, Level.USER_DECISION, Phase.AWAITING_DECISION))
        .state();
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
