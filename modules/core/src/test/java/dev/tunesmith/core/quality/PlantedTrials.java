package dev.tunesmith.core.quality;

import static dev.tunesmith.core.quality.Planted.GAIN;
import static dev.tunesmith.core.quality.Planted.conditioned;
import static dev.tunesmith.core.quality.Planted.other;
import static dev.tunesmith.core.quality.Planted.planted;
import static dev.tunesmith.core.quality.Planted.subject;
import static dev.tunesmith.core.quality.Planted.targeted;
import static dev.tunesmith.core.quality.Planted.withRatio;
import static dev.tunesmith.core.quality.Planted.withTimings;
import static dev.tunesmith.core.testing.Submissions.creating;
import static dev.tunesmith.core.testing.Submissions.dropping;
import static dev.tunesmith.core.testing.Submissions.good;
import static dev.tunesmith.core.testing.Submissions.goodDrop;
import static java.util.Objects.requireNonNull;

import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.evidence.LoadComparison;
import dev.tunesmith.core.evidence.LoadComparison.Change;
import dev.tunesmith.core.evidence.LoadComparison.Changes;
import dev.tunesmith.core.evidence.LoadComparison.Side;
import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.evidence.Outcome;
import dev.tunesmith.core.evidence.Ratio;
import dev.tunesmith.core.evidence.Timing;
import dev.tunesmith.core.plan.PlanShape;
import dev.tunesmith.core.testing.Plans;
import dev.tunesmith.core.testing.Shop;
import dev.tunesmith.core.testing.Submissions;
import dev.tunesmith.core.trial.Trial;
import dev.tunesmith.core.workload.QueryName;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Faults in what a trial or a run under load shows. */
final class PlantedTrials {

  static final Side CALM = new Side(List.of(100.0, 101.0, 99.0), 10, 5, 0, 0.99);
  private static final Side SLOW = new Side(List.of(50.0, 50.0), 10, 5, 0, 0.99);

  static final Change SAME = new Change(new Ratio(1, 0.97, 1.03), Outcome.EQUAL);

  static final Change WORSE_TWICE = new Change(new Ratio(2, 1.8, 2.2), Outcome.WORSE);

  static final Changes ALIKE = new Changes(SAME, SAME, SAME, SAME);

  static final LoadComparison CALM_RUN = run(8, CALM, ALIKE);

  private PlantedTrials() {}

  static Stream<Planted> all() {
    return Stream.of(output(), safety(), profilingAndIndexes(), load(), consistency())
        .flatMap(List::stream);
  }

  private static List<Planted> output() {
    return List.of(
        planted("benefit measured", "no gain", good().reads(subject(99, Outcome.EQUAL))),
        planted("benefit measured", "neither space nor writes", goodDrop().writes().bytes(0)),
        planted(
            "before and after documented",
            "a side without a time",
            good().reads(withTimings(GAIN, Shop.timing(100), new Timing(0, 0, 0, 0, 1)))),
        planted(
            "target met or distance stated", "a distance nobody knows", targeted(good().reads())),
        planted(
            "no regression in other queries",
            "a slower reader",
            good().reads(GAIN, other(40, Outcome.WORSE))),
        planted(
            "data consistent",
            "other rows",
            good().reads(withTimings(GAIN, Shop.timing(100), new Timing(9, 9, 9, 9, 2)))));
  }

  private static Comparison samePlan() {
    return samePlan(subject(99, Outcome.EQUAL));
  }

  static Comparison samePlan(Comparison comparison) {
    PlanShape same = comparison.plans().without();
    return new Comparison(
        comparison.id(),
        comparison.query(),
        comparison.without(),
        comparison.with(),
        comparison.ratio(),
        comparison.outcome(),
        new Comparison.Plans(same, same));
  }

  private static List<Planted> safety() {
    Submission good = good().built();
    Submission.Remit poor =
        new Submission.Remit(good.remit().level(), good.remit().allowed(), List.of(), 1000);
    return List.of(
        planted("cause found", "a plan that stays the same", good().reads(samePlan())),
        planted(
            "gain not too small",
            "a gain far from the target",
            targeted(good().reads(subject(80, Outcome.BETTER)))),
        planted("no schema redesign needed", "a statement that needs all rows", needsAllRows()),
        planted(
            "write cost affordable",
            "writes that lose more than reads win",
            good().writes(Shop.compared(13, Shop.PLACE_ORDER, 50, 200, Outcome.WORSE))),
        planted(
            "no architecture change needed", "a statement that touches nothing", touchesNothing()),
        new Planted(
            "storage budget kept",
            "an index over the budget",
            new Submission(good.issue(), good.proposal(), poor, good.surroundings(), good.trial())),
        new Planted(
            "downtime within what is borne",
            "an index that takes longer to make than anybody may wait",
            new Submission(
                good.issue(),
                good.proposal(),
                hurried(Duration.ofSeconds(1)),
                good.surroundings(),
                builtIn(Duration.ofSeconds(2), requireNonNull(good.trial())))));
  }

  private static Submission.Remit hurried(Duration most) {
    Submission.Remit remit = good().built().remit();
    return new Submission.Remit(
        remit.level(), remit.allowed(), List.of(), Long.MAX_VALUE, Set.of(), most);
  }

  private static Trial builtIn(Duration time, Trial trial) {
    return new Trial(
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
        time,
        null);
  }

  private static Submissions.Draft needsAllRows() {
    return good()
        .measured(
            Shop.measured(
                2,
                Shop.BY_CUSTOMER,
                100,
                1,
                Plans.node("Seq Scan").on("shop.orders").ran(99_000, 1000, 6000).plan()))
        .reads(subject(99, Outcome.EQUAL));
  }

  private static Submissions.Draft touchesNothing() {
    Measurement measured =
        Shop.measured(
            2,
            Shop.BY_CUSTOMER,
            100,
            1,
            Plans.node("Seq Scan").on("shop.orders").ran(1, 0, 1).plan());
    return good()
        .measured(
            new Measurement(
                measured.id(), measured.query(), new Timing(5, 100, 100, 1, 1), 1, measured.plan()))
        .reads(subject(99, Outcome.EQUAL));
  }

  private static List<Planted> profilingAndIndexes() {
    return List.of(
        planted(
            "profiled with what happened",
            "a plan that never ran",
            good()
                .measured(
                    Shop.measured(
                        2,
                        Shop.BY_CUSTOMER,
                        100,
                        1,
                        Plans.seqScan("shop.orders", 9).neverRan().plan()))),
        planted(
            "measured before and after",
            "a verdict after two runs",
            good().reads(withTimings(GAIN, Shop.timing(100), new Timing(2, 9, 9, 9, 1)))),
        planted("index impact in figures", "an index no plan uses", good().reads(samePlan())),
        planted(
            "improvement measured, not estimated",
            "an interval that does not show the gain",
            good().reads(withRatio(GAIN, new Ratio(0.8, 0.5, 1.2)))),
        planted(
            "impact of every index measured",
            "an index that another serves already",
            good().proposing(creating("x", Shop.btree(Shop.ORDERS, "placed_on")))),
        planted(
            "impact of every index measured",
            "a user of an index there, not looked at",
            good().tried(trial -> lookingAt(trial, List.of()))),
        planted("write impact assessed", "a writer not measured", good().writes()),
        planted(
            "size and bloat known",
            "an index twice as large as its table",
            good().bytes(120_000_000)),
        planted("plan uses the index", "an index the planner leaves", good().reads(samePlan())));
  }

  private static Trial lookingAt(Trial trial, List<QueryName> unchanged) {
    return new Trial(
        trial.id(),
        trial.issue(),
        trial.remedies(),
        trial.subject(),
        trial.reads(),
        unchanged,
        trial.writes(),
        trial.bytes(),
        trial.took());
  }

  static LoadComparison run(int connections, Side with, Changes changes) {
    return new LoadComparison(
        EvidenceId.of(15), connections, Duration.ofSeconds(30), CALM, with, changes);
  }

  private static Planted underLoad(
      String gate, String fault, int connections, Side with, Changes changes) {
    return new Planted(gate, fault, good().built().loaded(run(connections, with, changes)));
  }

  private static List<Planted> load() {
    return List.of(
        underLoad("holds under load", "one connection", 1, CALM, ALIKE),
        underLoad(
            "holds under load",
            "less throughput",
            8,
            SLOW,
            new Changes(WORSE_TWICE, SAME, SAME, SAME)),
        underLoad(
            "holds under load",
            "slower stragglers",
            8,
            SLOW,
            new Changes(SAME, WORSE_TWICE, SAME, SAME)),
        underLoad(
            "locks do not get in the way",
            "waiting for locks",
            8,
            CALM,
            new Changes(SAME, SAME, WORSE_TWICE, SAME)),
        underLoad(
            "locks do not get in the way",
            "a deadlock",
            8,
            new Side(List.of(100.0, 100.0), 10, 5, 1, 0.99),
            ALIKE),
        underLoad(
            "cache hit rates measured",
            "a cold cache",
            8,
            new Side(List.of(100.0, 100.0), 10, 5, 0, 0.5),
            ALIKE),
        underLoad(
            "stable over time",
            "a throughput that breaks down",
            8,
            new Side(List.of(300.0, 100.0, 1.0), 10, 5, 0, 0.99),
            new Changes(SAME, SAME, SAME, WORSE_TWICE)));
  }

  private static List<Planted> consistency() {
    return List.of(
        planted(
            "same results both ways",
            "a write of other rows",
            good()
                .writes(
                    withTimings(
                        Shop.compared(13, Shop.PLACE_ORDER, 5, 5, Outcome.EQUAL),
                        Shop.timing(5),
                        new Timing(9, 5, 5, 5, 7)))),
        planted(
            "nothing goes stale",
            "a condition tied to a moment",
            good().proposing(conditioned("placed_on > '2024-01-01'"))),
        planted(
            "no guarantee weakened",
            "the drop of a unique index",
            goodDrop().proposing(dropping("orders_pkey"))),
        planted(
            "changed plans measured again",
            "a reader that may take three times its time",
            good()
                .reads(
                    GAIN, withRatio(other(22, Outcome.INCONCLUSIVE), new Ratio(1.1, 0.4, 3.0)))));
  }
}
