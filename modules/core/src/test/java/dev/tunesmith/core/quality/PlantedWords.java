package dev.tunesmith.core.quality;

import static dev.tunesmith.core.quality.Planted.FAST;
import static dev.tunesmith.core.quality.Planted.because;
import static dev.tunesmith.core.quality.Planted.conditioned;
import static dev.tunesmith.core.quality.Planted.planted;
import static dev.tunesmith.core.testing.Submissions.GOOD_INDEX;
import static dev.tunesmith.core.testing.Submissions.creating;
import static dev.tunesmith.core.testing.Submissions.dropping;
import static dev.tunesmith.core.testing.Submissions.good;
import static dev.tunesmith.core.testing.Submissions.goodDrop;
import static dev.tunesmith.core.testing.Submissions.slowQuery;

import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.remedy.PlannerStatistics;
import dev.tunesmith.core.remedy.Proposal;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.remedy.RemedyKind;
import dev.tunesmith.core.remedy.RoleSetting;
import dev.tunesmith.core.schema.IndexKey;
import dev.tunesmith.core.schema.IndexShape;
import dev.tunesmith.core.skill.ForbiddenRule;
import dev.tunesmith.core.testing.Plans;
import dev.tunesmith.core.testing.Shop;
import dev.tunesmith.core.testing.Submissions;
import dev.tunesmith.core.trial.Trial;
import java.util.List;
import java.util.stream.Stream;

/** Faults in what a proposal says, or in what was tried for it. */
final class PlantedWords {

  private PlantedWords() {}

  static Stream<Planted> all() {
    return Stream.of(input(), claims(), boundary(), patterns(), ground()).flatMap(List::stream);
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
            "a setting beside an index at level 1",
            good().proposing(GOOD_INDEX, new RoleSetting("shop", "work_mem", "64MB", null))),
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
                .proposing(dropping("orders_placed_on_status"))));
  }

  private static List<Planted> ground() {
    return List.of(
        planted(
            "no performance assumptions",
            "a claim without evidence",
            good().proposing(because("a scan"))),
        planted(
            "no write made to fail",
            "a condition that has no value for some row",
            good().proposing(conditioned("total / customer_id > 1"))),
        planted(
            "no write made to fail",
            "statistics of what has no value for some row",
            good()
                .proposing(
                    PlannerStatistics.together(
                        Shop.ORDERS, List.of(), List.of("total / customer_id")))),
        planted(
            "no production experimentation",
            "a statement inside an expression",
            good().proposing(conditioned("true); drop table shop.orders; --"))),
        planted(
            "no production experimentation",
            "a function that reaches out",
            good().proposing(conditioned("pg_terminate_backend(customer_id)"))));
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
}
