package dev.tunesmith.core.quality;

import static dev.tunesmith.core.testing.Submissions.GOOD_INDEX;
import static dev.tunesmith.core.testing.Submissions.creating;
import static dev.tunesmith.core.testing.Submissions.dropping;
import static dev.tunesmith.core.testing.Submissions.good;
import static dev.tunesmith.core.testing.Submissions.goodDrop;
import static dev.tunesmith.core.testing.Submissions.slowQuery;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.evidence.LoadComparison;
import dev.tunesmith.core.evidence.LoadComparison.Side;
import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.evidence.Outcome;
import dev.tunesmith.core.evidence.Ratio;
import dev.tunesmith.core.evidence.Timing;
import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.issue.IssueKind;
import dev.tunesmith.core.plan.PlanShape;
import dev.tunesmith.core.remedy.Proposal;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.remedy.RemedyKind;
import dev.tunesmith.core.schema.IndexKey;
import dev.tunesmith.core.schema.IndexShape;
import dev.tunesmith.core.skill.ForbiddenRule;
import dev.tunesmith.core.testing.Plans;
import dev.tunesmith.core.testing.Shop;
import dev.tunesmith.core.testing.Submissions;
import dev.tunesmith.core.trial.Trial;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.QueryName;
import dev.tunesmith.core.workload.Target;
import dev.tunesmith.core.workload.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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

  private record Planted(String gate, String fault, Submission submission) {
    @Override
    public String toString() {
      return gate + " refuses " + fault;
    }
  }

  private static final Target FAST = new Target(Target.Statistic.MEDIAN, Duration.ofMillis(5));

  static Stream<Planted> planted() {
    return Stream.of(input(), claims(), boundary(), patterns(), output(), safety(), precision())
        .flatMap(List::stream);
  }

  private static Planted planted(String gate, String fault, Submissions.Draft draft) {
    return new Planted(gate, fault, draft.built());
  }

  private static List<Planted> input() {
    return List.of(
        planted("problem stated", "an issue without symptoms", good().about(withoutSymptoms())),
        planted("current metrics captured", "a statement never timed", good().measured()),
        planted("target defined", "a target nobody set", good().about(slowQuery(FAST))),
        planted("acceptance criteria stated", "no gain to judge by", good().proposing(gain(0))),
        planted("acceptance criteria stated", "a gain over 100 %", good().proposing(gain(7))),
        planted(
            "scope clear",
            "a table the statement does not touch",
            goodDrop().proposing(creating("x", Shop.btree(Shop.CUSTOMERS, "region")))),
        planted("scope clear", "an answer to another issue", good().proposing(toAnother())));
  }

  private static Issue withoutSymptoms() {
    Issue issue = slowQuery(null);
    return new Issue(issue.id(), issue.kind(), issue.subject(), 0.8, List.of(), null);
  }

  private static Proposal gain(double gain) {
    return new Proposal(
        Submissions.I1, "a scan", List.of(GOOD_INDEX), gain, List.of(EvidenceId.of(2)));
  }

  private static Proposal toAnother() {
    return new Proposal(
        IssueId.of(9), "a scan", List.of(GOOD_INDEX), 0.9, List.of(EvidenceId.of(2)));
  }

  private static Proposal because(String cause, int... evidence) {
    List<EvidenceId> cited = new ArrayList<>();
    for (int number : evidence) {
      cited.add(EvidenceId.of(number));
    }
    return new Proposal(Submissions.I1, cause, List.of(GOOD_INDEX), 0.9, cited);
  }

  private static List<Planted> claims() {
    return List.of(
        planted(
            "named objects exist",
            "an invented column",
            good().proposing(creating("x", Shop.btree(Shop.ORDERS, "colour")))),
        planted(
            "named objects exist",
            "an invented included column",
            good().proposing(including("colour"))),
        planted(
            "claims cite the ledger", "an invented id", good().proposing(because("a scan", 99))),
        planted(
            "figures are on record",
            "an invented number",
            good().proposing(because("7,777 rows", 2))),
        planted(
            "remedy is new",
            "an index that is there",
            good().proposing(creating("x", Shop.btree(Shop.ORDERS, "placed_on")))),
        planted("root cause comes from profiling", "no cause", good().proposing(because(" ", 2))),
        planted(
            "root cause comes from profiling",
            "evidence of another case",
            good().proposing(because("a scan", 17))),
        planted(
            "root cause shows in the plan",
            "a table the plan does not read",
            good().proposing(creating("x", Shop.btree(Shop.CUSTOMERS, "region")))),
        planted("bottleneck not misidentified", "the small side of a join", smallSideOfJoin()),
        planted(
            "same pattern looked for elsewhere",
            "a statement nobody looked at",
            good().measured(Shop.baseline().get(0), Shop.baseline().get(2))),
        planted("side effects listed", "an index of no size", good().bytes(0)));
  }

  private static Remedy including(String column) {
    return creating(
        "x",
        new IndexShape(
            Shop.ORDERS, "btree", List.of(IndexKey.column("customer_id")), List.of(column), null));
  }

  private static Submissions.Draft smallSideOfJoin() {
    return good()
        .measured(
            Shop.measured(
                2,
                Shop.BY_CUSTOMER,
                100,
                0.8,
                Plans.node("Hash Join")
                    .ran(1, 0, 1012)
                    .over(
                        Plans.seqScan("shop.orders", 100_000),
                        Plans.node("Seq Scan").on("shop.customers").ran(10, 0, 5))
                    .plan()))
        .proposing(creating("x", Shop.btree(Shop.CUSTOMERS, "region")));
  }

  private static List<Planted> boundary() {
    Submission good = good().built();
    Submission.Remit narrow =
        new Submission.Remit(
            good.remit().level(),
            good.remit().allowed(),
            List.of(new ForbiddenRule(RemedyKind.CREATE_INDEX, "btree", 4)),
            Long.MAX_VALUE);
    return List.of(
        planted(
            "kind of remedy allowed at this level",
            "a combination at level 1",
            good().proposing(GOOD_INDEX, dropping("orders_placed_on"))),
        new Planted(
            "remedy not forbidden by the skill",
            "a forbidden method",
            new Submission(
                good.issue(), good.proposal(), narrow, good.surroundings(), good.trial())),
        planted(
            "application logic left to its developers",
            "a statement that is only asked often",
            good()
                .measured(
                    Shop.measured(
                        2, Shop.BY_CUSTOMER, 0.05, 0.9, Plans.seqScan("shop.orders", 9).plan()))),
        planted(
            "schema redesign left to the architect",
            "the drop of a primary key",
            goodDrop().proposing(dropping("orders_pkey"))),
        planted(
            "caching left to the backend architect",
            "an index that is a copy of its table",
            good().proposing(copyOfTable())),
        planted(
            "replication left to the administrator",
            "the drop of a replica identity",
            goodDrop().proposing(dropping("customers_identity"))));
  }

  private static Remedy copyOfTable() {
    return creating(
        "x",
        new IndexShape(
            Shop.ORDERS,
            "btree",
            List.of(IndexKey.column("customer_id")),
            List.of("id", "placed_on", "status", "total", "note"),
            null));
  }

  private static List<Planted> patterns() {
    return List.of(
        planted(
            "no single pass optimization",
            "four remedies at once",
            good().proposing(GOOD_INDEX, GOOD_INDEX, GOOD_INDEX, GOOD_INDEX)),
        planted(
            "no unvalidated schema changes",
            "the trial of something else",
            good().tried(trial -> trialOf(trial, List.of(dropping("orders_placed_on"))))),
        planted(
            "no index blindness",
            "an index no statement asks for",
            good().proposing(creating("x", Shop.btree(Shop.ORDERS, "total")))),
        planted(
            "no index blindness",
            "the drop of an index in use",
            goodDrop()
                .measured(
                    Shop.measured(
                        3,
                        Shop.BY_DAY,
                        9,
                        1,
                        Plans.node("Index Scan")
                            .on("shop.orders")
                            .using("orders_placed_on_status")
                            .plan()))
                .proposing(dropping("orders_placed_on_status"))),
        planted(
            "no performance assumptions",
            "a claim without evidence",
            good().proposing(because("a scan"))),
        planted(
            "no production experimentation",
            "a statement inside an expression",
            good().proposing(conditioned("true); drop table shop.orders; --"))),
        planted(
            "no production experimentation",
            "a function that reaches out",
            good().proposing(conditioned("pg_terminate_backend(customer_id)"))));
  }

  private static Remedy conditioned(String condition) {
    return creating("x", Shop.btree(Shop.ORDERS, "customer_id").where(condition));
  }

  private static Trial trialOf(Trial trial, List<Remedy> remedies) {
    return new Trial(
        trial.id(),
        trial.issue(),
        remedies,
        trial.subject(),
        trial.reads(),
        trial.unchanged(),
        trial.writes(),
        trial.bytes(),
        trial.took());
  }

  private static Comparison subject(double with, Outcome outcome) {
    return Shop.compared(11, Shop.BY_CUSTOMER, 100, with, outcome);
  }

  private static Comparison other(double with, Outcome outcome) {
    return Shop.compared(12, Shop.BY_DAY, 20, with, outcome);
  }

  private static final Comparison GAIN = subject(10, Outcome.BETTER);

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

  private static Comparison withTimings(Comparison comparison, Timing without, Timing with) {
    return new Comparison(
        comparison.id(),
        comparison.query(),
        without,
        with,
        comparison.ratio(),
        comparison.outcome(),
        comparison.plans());
  }

  private static Submissions.Draft targeted(Submissions.Draft draft) {
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

  private static Comparison samePlan() {
    Comparison equal = subject(99, Outcome.EQUAL);
    PlanShape same = equal.plans().without();
    return new Comparison(
        equal.id(),
        equal.query(),
        equal.without(),
        equal.with(),
        equal.ratio(),
        equal.outcome(),
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
            new Submission(
                good.issue(), good.proposal(), poor, good.surroundings(), good.trial())));
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

  private static List<Planted> precision() {
    List<Planted> all = new ArrayList<>(profilingAndIndexes());
    all.addAll(load());
    all.addAll(consistency());
    return all;
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
        planted("size and bloat known", "an index larger than its table", good().bytes(60_000_000)),
        planted("plan uses the index", "an index the planner leaves", good().reads(samePlan())));
  }

  private static Comparison withRatio(Comparison comparison, Ratio ratio) {
    return new Comparison(
        comparison.id(),
        comparison.query(),
        comparison.without(),
        comparison.with(),
        ratio,
        comparison.outcome(),
        comparison.plans());
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

  private static final Side CALM = new Side(List.of(100.0, 101.0, 99.0), 10, 5, 0, 0.99);

  private static Planted underLoad(String gate, String fault, int connections, Side with) {
    LoadComparison load =
        new LoadComparison(EvidenceId.of(15), connections, Duration.ofSeconds(30), CALM, with);
    return new Planted(gate, fault, good().built().loaded(load));
  }

  private static List<Planted> load() {
    return List.of(
        underLoad("holds under load", "one connection", 1, CALM),
        underLoad(
            "holds under load",
            "less throughput",
            8,
            new Side(List.of(50.0, 50.0), 10, 5, 0, 0.99)),
        underLoad(
            "locks do not get in the way",
            "a deadlock",
            8,
            new Side(List.of(100.0, 100.0), 10, 5, 1, 0.99)),
        underLoad(
            "cache hit rates measured",
            "a cold cache",
            8,
            new Side(List.of(100.0, 100.0), 10, 5, 0, 0.5)),
        underLoad(
            "stable over time",
            "a throughput that breaks down",
            8,
            new Side(List.of(300.0, 100.0, 1.0), 10, 5, 0, 0.99)));
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
  void load_checks_pass_on_a_calm_run() {
    Submission calm = underLoad("", "", 8, CALM).submission();

    assertThat(Gates.all().afterTrial(calm))
        .filteredOn(report -> report.layer() == Layer.LOAD_CHECK)
        .hasSize(4)
        .allMatch(report -> report.verdict() instanceof Verdict.Passed);
  }

  @Test
  void a_regression_that_costs_a_trifle_is_noted_and_passes() {
    Comparison trifle = Shop.compared(12, Shop.BY_DAY, 0.2, 0.25, Outcome.WORSE);

    assertThat(verdicts(good().reads(GAIN, trifle)))
        .hasEntrySatisfying(
            "no regression in other queries",
            verdict -> assertThat(((Verdict.Passed) verdict).note()).contains("trifle"));
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
        .isEqualTo("10.00 ms, and the target is median < 5ms");
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
