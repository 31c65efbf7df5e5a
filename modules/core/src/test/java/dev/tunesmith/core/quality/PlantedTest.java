package dev.tunesmith.core.quality;

import static dev.tunesmith.core.quality.Planted.GAIN;
import static dev.tunesmith.core.quality.Planted.subject;
import static dev.tunesmith.core.quality.Planted.targeted;
import static dev.tunesmith.core.testing.Submissions.good;
import static dev.tunesmith.core.testing.Submissions.slowQuery;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.evidence.Outcome;
import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.issue.IssueKind;
import dev.tunesmith.core.testing.Shop;
import dev.tunesmith.core.testing.Submissions;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each gate refuses a fault planted in a submission that it otherwise passes. */
class PlantedTest {

  static Stream<Planted> planted() {
    return Stream.of(PlantedWords.all(), PlantedTrials.all(), PlantedRestatements.all())
        .flatMap(planted -> planted);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("planted")
  void a_planted_fault_is_refused(Planted planted) {
    assertThat(Gates.all().afterTrial(planted.submission()))
        .filteredOn(report -> report.gate().equals(planted.gate()))
        .singleElement()
        .matches(GateReport::hasFailed);
  }

  @Test
  void every_gate_has_a_planted_fault_and_passes_without_it() {
    Set<String> faulted =
        planted().map(Planted::gate).collect(Collectors.toCollection(TreeSet::new));

    Set<String> all =
        Gates.all().afterTrial(good().built()).stream()
            .map(GateReport::gate)
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(faulted).isEqualTo(all);
  }

  @Test
  void a_regression_that_costs_a_trifle_is_noted_and_passes() {
    Comparison trifle = Shop.compared(12, Shop.BY_DAY, 0.2, 0.25, Outcome.WORSE);

    assertThat(verdicts(good().reads(GAIN, trifle)))
        .hasEntrySatisfying(
            "no regression in other queries",
            verdict ->
                assertThat(((Verdict.Passed) verdict).note()).contains("the price", "lost where"));
  }

  @Test
  void a_slower_write_is_the_price_of_an_index_that_wins_more() {
    Comparison dearer = Shop.compared(13, Shop.PLACE_ORDER, 5, 6.1, Outcome.WORSE);

    assertThat(verdicts(good().writes(dearer)).get("write cost affordable"))
        .isInstanceOf(Verdict.Passed.class);
  }

  @Test
  void a_gain_near_the_target_passes_with_the_distance_stated() {
    Submissions.Draft near = targeted(good().reads(subject(10, Outcome.BETTER)));

    assertThat(verdicts(near).get("gain not too small")).isInstanceOf(Verdict.Passed.class);
    assertThat(((Verdict.Passed) verdicts(near).get("target met or distance stated")).note())
        .isEqualTo("10 ms, and the target is median < 5ms");
  }

  @Test
  void an_index_for_a_key_that_a_write_checks_needs_no_plan_to_show_it() {
    Issue issue =
        new Issue(
            Submissions.I1,
            IssueKind.SLOW_QUERY,
            new Issue.Subject.OfQuery(Shop.PLACE_ORDER),
            0.8,
            slowQuery(null).symptoms(),
            null);

    Map<String, Verdict> verdicts = verdicts(good().about(issue));

    assertThat(verdicts.get("root cause shows in the plan")).isInstanceOf(Verdict.Passed.class);
    assertThat(verdicts.get("no index blindness")).isInstanceOf(Verdict.Passed.class);
  }

  private static Map<String, Verdict> verdicts(Submissions.Draft draft) {
    return Gates.all().afterTrial(draft.built()).stream()
        .collect(Collectors.toMap(GateReport::gate, GateReport::verdict));
  }
}
