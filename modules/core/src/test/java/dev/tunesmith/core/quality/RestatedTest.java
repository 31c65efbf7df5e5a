package dev.tunesmith.core.quality;

import static dev.tunesmith.core.quality.PlantedRestatements.PROVEN;
import static dev.tunesmith.core.quality.PlantedRestatements.TESTED;
import static dev.tunesmith.core.quality.PlantedRestatements.rewrite;
import static dev.tunesmith.core.quality.PlantedRestatements.submission;
import static dev.tunesmith.core.quality.PlantedRestatements.view;
import static dev.tunesmith.core.quality.PlantedTrials.CALM_RUN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.escalation.LadderEvent;
import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.escalation.Protocol;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is asked in other words passes where it is proven, or where a person agrees. */
class RestatedTest {

  @Test
  void a_proven_rewrite_passes_every_gate() {
    assertThat(refusals(submission(rewrite(), Level.SELF_RECOVERY, PROVEN))).isEmpty();
  }

  @Test
  void a_rewrite_that_was_only_tested_goes_to_the_person() {
    Submission tested = submission(rewrite(), Level.SELF_RECOVERY, TESTED);

    LadderEvent event =
        Ruling.of(Gates.all().afterTrial(tested), tested, Protocol.standard())
            .event(Duration.ZERO)
            .orElseThrow();

    assertThat(event)
        .isInstanceOfSatisfying(
            LadderEvent.TriggerFired.class,
            fired -> {
              assertThat(fired.responsible()).isEqualTo(Level.USER_DECISION);
              assertThat(fired.code()).startsWith("equality_not_proven");
            });
  }

  @Test
  void what_a_person_chooses_needs_no_rule() {
    assertThat(refusals(submission(rewrite(), Level.USER_DECISION, TESTED))).isEmpty();
    assertThat(refusals(submission(view(), Level.USER_DECISION, TESTED).loaded(CALM_RUN)))
        .isEmpty();
  }

  @Test
  void a_view_below_the_person_fails_for_its_age_alone() {
    assertThat(refusals(submission(view(), Level.STRATEGIC, TESTED)))
        .singleElement()
        .asString()
        .contains("last refresh");
  }

  @Test
  void nothing_is_timed_once_the_answers_differ() {
    Submission uncompared = submission(rewrite(), Level.SELF_RECOVERY, null);

    assertThat(Gates.all().beforeTrial(uncompared)).noneMatch(GateReport::hasFailed);
    assertThat(Gates.all().afterComparison(uncompared)).anyMatch(GateReport::hasFailed);
  }

  private static List<String> refusals(Submission submission) {
    return Gates.all().afterTrial(submission).stream()
        .filter(GateReport::hasFailed)
        .map(GateReport::text)
        .toList();
  }
}
