package dev.tunesmith.core.quality;

import static dev.tunesmith.core.testing.Submissions.GOOD_INDEX;
import static dev.tunesmith.core.testing.Submissions.creating;
import static dev.tunesmith.core.testing.Submissions.slowQuery;

import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.evidence.Outcome;
import dev.tunesmith.core.evidence.Ratio;
import dev.tunesmith.core.evidence.Timing;
import dev.tunesmith.core.remedy.Proposal;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.testing.Shop;
import dev.tunesmith.core.testing.Submissions;
import dev.tunesmith.core.workload.LatencyTarget;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A submission that passes every gate but for the fault planted in it. */
record Planted(String gate, String fault, Submission submission) {

  static final LatencyTarget FAST =
      new LatencyTarget(LatencyTarget.Statistic.MEDIAN, Duration.ofMillis(5));

  static final Comparison GAIN = subject(10, Outcome.BETTER);

  static Planted planted(String gate, String fault, Submissions.Draft draft) {
    return new Planted(gate, fault, draft.built());
  }

  @Override
  public String toString() {
    return gate + " refuses " + fault;
  }

  static Proposal because(String cause, int... evidence) {
    List<EvidenceId> cited = new ArrayList<>();
    for (int number : evidence) {
      cited.add(EvidenceId.of(number));
    }
    return new Proposal(Submissions.I1, cause, List.of(GOOD_INDEX), 0.9, cited);
  }

  static Remedy conditioned(String condition) {
    return creating("x", Shop.btree(Shop.ORDERS, "customer_id").where(condition));
  }

  static Comparison subject(double with, Outcome outcome) {
    return Shop.compared(11, Shop.BY_CUSTOMER, 100, with, outcome);
  }

  static Comparison other(double with, Outcome outcome) {
    return Shop.compared(12, Shop.BY_DAY, 20, with, outcome);
  }

  static Comparison withTimings(Comparison comparison, Timing without, Timing with) {
    return new Comparison(
        comparison.id(),
        comparison.query(),
        without,
        with,
        comparison.ratio(),
        comparison.outcome(),
        comparison.plans());
  }

  static Comparison withRatio(Comparison comparison, Ratio ratio) {
    return new Comparison(
        comparison.id(),
        comparison.query(),
        comparison.without(),
        comparison.with(),
        ratio,
        comparison.outcome(),
        comparison.plans());
  }

  static Submissions.Draft targeted(Submissions.Draft draft) {
    Workload workload = Shop.workload();
    Query query = workload.queries().get(0);
    return draft
        .about(slowQuery(FAST))
        .with(
            new Workload(
                List.of(
                    new Query(query.name(), query.sql(), query.access(), 1, FAST, 1),
                    workload.queries().get(1),
                    workload.queries().get(2)),
                List.of()));
  }
}
