package dev.tunesmith.core.quality;

import static dev.tunesmith.core.quality.PlantedRestatements.PROVEN;
import static dev.tunesmith.core.quality.PlantedRestatements.TESTED;
import static dev.tunesmith.core.quality.PlantedRestatements.rewrite;
import static dev.tunesmith.core.quality.PlantedRestatements.submission;
import static dev.tunesmith.core.quality.PlantedRestatements.view;
import static dev.tunesmith.core.quality.PlantedTrials.CALM_RUN;
import static dev.tunesmith.core.quality.PlantedTrials.samePlan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.escalation.LadderEvent;
import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.escalation.Protocol;
import dev.tunesmith.core.evidence.Outcome;
import dev.tunesmith.core.testing.Shop;
import dev.tunesmith.core.trial.Trial;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.Workload;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is asked in other words passes where it is proven, or where a person agrees. */
class RestatedTest {

  @Test
  void a_proven_rewrite_passes_every_gate() {
    assertThat(refusals(submission(rewrite(), Level.SELF_RECOVERY, PROVEN))).isEmpty();
  }

  @Test
  void a_rewrite_may_take_the_same_steps_where_it_is_measured_to_do_less_in_each() {
    assertThat(refusals(sameSteps(Outcome.BETTER, 10))).isEmpty();
    assertThat(refusals(sameSteps(Outcome.EQUAL, 100)))
        .anyMatch(text -> text.contains("the plan is the same with it"));
  }

  private static Submission sameSteps(Outcome outcome, double after) {
    return submission(
        rewrite(),
        Level.SELF_RECOVERY,
        PROVEN,
        samePlan(Shop.compared(11, Shop.BY_CUSTOMER, 100, after, outcome)));
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
  void the_workload_may_say_how_old_answers_are_allowed_to_be() {
    assertThat(ageOf(Duration.ofMinutes(5), Duration.ofSeconds(2)).hasFailed()).isFalse();
    assertThat(ageOf(Duration.ofSeconds(3), Duration.ofSeconds(2)).text())
        .contains("a refresh takes 2.00 s", "too long for answers that may be 3.00 s old");
    assertThat(ageOf(null, Duration.ofSeconds(2)).text()).contains("nobody accepted");
  }

  private static GateReport ageOf(@Nullable Duration allowed, Duration refresh) {
    Submission made = submission(view(), Level.STRATEGIC, TESTED);
    Submission.Surroundings around = made.surroundings();
    Trial trial = Objects.requireNonNull(made.trial());
    Submission aged =
        new Submission(
            made.issue(),
            made.proposal(),
            made.remit(),
            new Submission.Surroundings(
                around.schema(),
                aged(around.workload(), allowed),
                around.baseline(),
                Set.of(),
                around.sql()),
            made.equality(),
            new Trial(
                trial.id(),
                trial.issue(),
                trial.remedies(),
                trial.subject(),
                trial.reads(),
                trial.unchanged(),
                trial.writes(),
                trial.upkeep(),
                trial.bytes(),
                trial.took(),
                null,
                refresh),
            null);
    return Gates.all().afterTrial(aged).stream()
        .filter(report -> report.gate().equals("age of answers accepted"))
        .findFirst()
        .orElseThrow();
  }

  private static Workload aged(Workload workload, @Nullable Duration allowed) {
    return new Workload(
        workload.queries().stream()
            .map(
                each ->
                    new Query(
                        each.name(),
                        each.sql(),
                        each.access(),
                        each.weight(),
                        each.target(),
                        each.line(),
                        allowed,
                        each.parameters(),
                        each.traits()))
            .toList(),
        workload.leftOut());
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
