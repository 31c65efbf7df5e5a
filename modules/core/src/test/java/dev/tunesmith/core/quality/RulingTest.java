package dev.tunesmith.core.quality;

import static dev.tunesmith.core.testing.Submissions.GOOD_INDEX;
import static dev.tunesmith.core.testing.Submissions.creating;
import static dev.tunesmith.core.testing.Submissions.dropping;
import static dev.tunesmith.core.testing.Submissions.good;
import static dev.tunesmith.core.testing.Submissions.goodDrop;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.escalation.LadderEvent;
import dev.tunesmith.core.escalation.LadderEvent.AttemptAccepted;
import dev.tunesmith.core.escalation.LadderEvent.AttemptFailed;
import dev.tunesmith.core.escalation.LadderEvent.TriggerFired;
import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.escalation.Protocol;
import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.evidence.Outcome;
import dev.tunesmith.core.remedy.RoleSetting;
import dev.tunesmith.core.testing.Shop;
import dev.tunesmith.core.testing.Submissions;
import dev.tunesmith.core.trial.Trial;
import dev.tunesmith.core.workload.QueryName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RulingTest {

  private static final Duration WORKED = Duration.ofSeconds(3);
  private static final List<Outcome> OUTCOMES = List.of(Outcome.values());

  private static Ruling ruling(Submission submission) {
    List<GateReport> reports =
        submission.trial() == null
            ? Gates.all().beforeTrial(submission)
            : Gates.all().afterTrial(submission);
    return Ruling.of(reports, submission, Protocol.standard());
  }

  private static Optional<LadderEvent> event(Submissions.Draft draft) {
    return ruling(draft.built()).event(WORKED);
  }

  @Test
  void good_words_lead_to_a_trial_and_a_good_trial_to_acceptance() {
    assertThat(ruling(good().untried()).event(WORKED)).isEmpty();
    assertThat(event(good())).contains(new AttemptAccepted(GOOD_INDEX.summary()));
  }

  @Test
  void a_refusal_costs_an_attempt_with_its_reasons_and_the_time_worked() {
    Comparison none = Shop.compared(11, Shop.BY_CUSTOMER, 100, 99, Outcome.EQUAL);

    assertThat(event(good().reads(none)))
        .hasValueSatisfying(
            event -> {
              assertThat(event).isInstanceOf(AttemptFailed.class);
              assertThat(((AttemptFailed) event).worked()).isEqualTo(WORKED);
              assertThat(((AttemptFailed) event).reason()).contains("no gain shown");
            });
  }

  @Test
  void a_kind_that_a_higher_level_may_use_goes_there() {
    Submissions.Draft pair = good().proposing(GOOD_INDEX, dropping("orders_placed_on"));
    Submissions.Draft withSetting =
        good().proposing(GOOD_INDEX, new RoleSetting("shop", "work_mem", "64MB", null));

    assertThat(ruling(pair.untried()).isRefused()).isFalse();
    assertThat(ruling(withSetting.untried()).event(WORKED))
        .contains(
            new TriggerFired("session_setting needs a higher level", Level.PEER_CONSULTATION));
  }

  @Test
  void a_foolish_drop_costs_an_attempt_and_goes_to_a_person_only_from_level_three() {
    Submissions.Draft foolish = goodDrop().proposing(dropping("orders_pkey"));

    assertThat(ruling(foolish.untried()).event(WORKED))
        .hasValueSatisfying(event -> assertThat(event).isInstanceOf(AttemptFailed.class));
    assertThat(ruling(foolish.at(Level.PEER_CONSULTATION).untried()).event(WORKED))
        .hasValueSatisfying(event -> assertThat(event).isInstanceOf(AttemptFailed.class));
    assertThat(ruling(foolish.at(Level.STRATEGIC).untried()).event(WORKED))
        .hasValueSatisfying(
            event ->
                assertThat(((TriggerFired) event).responsible()).isEqualTo(Level.USER_DECISION));
  }

  @Test
  void an_unfounded_proposal_moves_nothing_up() {
    Submissions.Draft invented =
        good()
            .proposing(
                creating("x", Shop.btree(Shop.ORDERS, "colour")), dropping("orders_placed_on"));

    assertThat(ruling(invented.untried()).event(WORKED))
        .hasValueSatisfying(event -> assertThat(event).isInstanceOf(AttemptFailed.class));
  }

  @Test
  void writes_that_are_hurt_go_one_level_up_from_where_the_issue_stands() {
    Submissions.Draft hurt =
        good().writes(Shop.compared(13, Shop.PLACE_ORDER, 50, 200, Outcome.WORSE));

    assertThat(event(hurt))
        .hasValueSatisfying(
            event ->
                assertThat(((TriggerFired) event).responsible())
                    .isEqualTo(Level.PEER_CONSULTATION));
    assertThat(event(hurt.at(Level.PEER_CONSULTATION)))
        .hasValueSatisfying(
            event -> assertThat(((TriggerFired) event).responsible()).isEqualTo(Level.STRATEGIC));
    assertThat(event(hurt.at(Level.USER_DECISION)))
        .hasValueSatisfying(event -> assertThat(event).isInstanceOf(AttemptFailed.class));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void whatever_trials_show_nothing_unproven_is_accepted(long seed) {
    Random random = new Random(seed);
    int accepted = 0;
    for (int round = 0; round < 300; round++) {
      Submission submission = randomTrial(random).built();
      if (ruling(submission).event(WORKED).orElseThrow() instanceof AttemptAccepted) {
        accepted++;
        assertThat(Gates.all().afterTrial(submission)).noneMatch(GateReport::hasFailed);
        assertThat(submission.trial().subjectComparison().orElseThrow().outcome())
            .isEqualTo(Outcome.BETTER);
        assertThat(lost(submission.trial())).isLessThan(won(submission.trial()) / 10);
      }
    }
    assertThat(accepted).isPositive();
  }

  private static double lost(Trial trial) {
    return trial.regressions().stream()
        .mapToDouble(each -> each.with().medianMillis() - each.without().medianMillis())
        .sum();
  }

  private static double won(Trial trial) {
    return Stream.concat(trial.reads().stream(), trial.writes().stream())
        .filter(each -> each.outcome() == Outcome.BETTER)
        .mapToDouble(each -> each.without().medianMillis() - each.with().medianMillis())
        .sum();
  }

  private static Submissions.Draft randomTrial(Random random) {
    List<Comparison> reads = new ArrayList<>();
    reads.add(random(random, 11, Shop.BY_CUSTOMER, 100));
    if (random.nextBoolean()) {
      reads.add(random(random, 12, Shop.BY_DAY, 20));
    }
    return good()
        .reads(reads.toArray(Comparison[]::new))
        .writes(random(random, 13, Shop.PLACE_ORDER, 5))
        .bytes(random.nextInt(5) == 0 ? 0 : 2_000_000);
  }

  private static Comparison random(Random random, int evidence, QueryName query, double without) {
    Outcome outcome = OUTCOMES.get(random.nextInt(OUTCOMES.size()));
    double factor =
        switch (outcome) {
          case BETTER -> 0.05 + 0.8 * random.nextDouble();
          case WORSE -> 1.2 + random.nextDouble();
          case EQUAL -> 0.96 + 0.07 * random.nextDouble();
          case INCONCLUSIVE -> 0.5 + random.nextDouble();
        };
    return Shop.compared(evidence, query, without, without * factor, outcome);
  }
}
