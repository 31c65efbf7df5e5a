package dev.tunesmith.core.quality;

import static dev.tunesmith.core.quality.Planted.subject;
import static dev.tunesmith.core.testing.Submissions.good;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.evidence.Outcome;
import dev.tunesmith.core.evidence.Ratio;
import dev.tunesmith.core.evidence.Timing;
import dev.tunesmith.core.testing.Plans;
import dev.tunesmith.core.testing.Shop;
import dev.tunesmith.core.testing.Submissions;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the gates make of runs that were cut off, and of long ones of which there are few. */
class CutOffTest {

  private static final Timing ENDLESS = new Timing(2, 60_000, 60_000, 0, 0, 2);
  private static final Timing QUICK = new Timing(2, 44, 50, 10, 7);
  private static final Timing LONG = new Timing(2, 35_000, 36_000, 10, 7);

  @Test
  void a_statement_that_never_ended_is_mended_by_what_two_pairs_prove() {
    assertThat(refusals(endless().reads(pair(ENDLESS, QUICK, Ratio.atMost(0.01))))).isEmpty();
  }

  @Test
  void two_long_pairs_that_lie_far_apart_are_enough() {
    assertThat(refusals(good().reads(pair(LONG, QUICK, Ratio.atMost(0.01))))).isEmpty();
  }

  @Test
  void two_pairs_are_too_few_where_they_are_short_or_lie_close_together() {
    Timing shorter = new Timing(2, 900, 950, 10, 7);

    assertThat(refusals(good().reads(pair(shorter, QUICK, Ratio.atMost(0.1)))))
        .containsExactly("measured before and after");
    assertThat(refusals(good().reads(pair(LONG, LONG, Ratio.atMost(0.8)))))
        .containsExactly("measured before and after");
    assertThat(refusals(good().reads(pair(LONG, QUICK, new Ratio(0.01, 0.001, 0.1)))))
        .containsExactly("measured before and after");
  }

  private static Submissions.Draft endless() {
    Measurement never =
        new Measurement(
            EvidenceId.of(2),
            Shop.BY_CUSTOMER,
            new Timing(1, 60_000, 60_000, 0, 0, 1),
            0.9,
            Plans.node("Nested Loop")
                .neverRan()
                .over(Plans.node("Seq Scan").on("shop.orders").neverRan())
                .plan());
    return good().measured(never, Shop.baseline().get(1), Shop.baseline().get(2));
  }

  private static Comparison pair(Timing without, Timing with, Ratio ratio) {
    return Planted.withRatio(
        Planted.withTimings(subject(10, Outcome.BETTER), without, with), ratio);
  }

  private static List<String> refusals(Submissions.Draft draft) {
    return Gates.all().afterTrial(draft.built()).stream()
        .filter(GateReport::hasFailed)
        .map(GateReport::gate)
        .toList();
  }
}
