package dev.tunesmith.reports;

import dev.tunesmith.core.crew.Assignment;
import dev.tunesmith.core.escalation.EscalationNote;
import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.escalation.Standing;
import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.evidence.LoadComparison;
import dev.tunesmith.core.evidence.LoadComparison.Change;
import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.evidence.Outcome;
import dev.tunesmith.core.evidence.Ratio;
import dev.tunesmith.core.evidence.Timing;
import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.issue.IssueKind;
import dev.tunesmith.core.issue.Symptom;
import dev.tunesmith.core.plan.Plan;
import dev.tunesmith.core.plan.PlanNode;
import dev.tunesmith.core.plan.PlanShape;
import dev.tunesmith.core.quality.GateReport;
import dev.tunesmith.core.quality.Layer;
import dev.tunesmith.core.quality.Verdict;
import dev.tunesmith.core.remedy.CreateIndex;
import dev.tunesmith.core.remedy.Migration;
import dev.tunesmith.core.remedy.Proposal;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.schema.IndexKey;
import dev.tunesmith.core.schema.IndexShape;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.core.session.DecisionOption;
import dev.tunesmith.core.session.LedgerEntry;
import dev.tunesmith.core.session.ModelExchange;
import dev.tunesmith.core.session.ModelUse;
import dev.tunesmith.core.session.SessionEvent;
import dev.tunesmith.core.session.SessionEvent.AttemptStarted;
import dev.tunesmith.core.session.SessionEvent.DecisionNeeded;
import dev.tunesmith.core.session.SessionEvent.Escalated;
import dev.tunesmith.core.session.SessionEvent.FinalMeasured;
import dev.tunesmith.core.session.SessionEvent.GatesJudged;
import dev.tunesmith.core.session.SessionEvent.IssueAssigned;
import dev.tunesmith.core.session.SessionEvent.IssueOpened;
import dev.tunesmith.core.session.SessionEvent.ModelCalled;
import dev.tunesmith.core.session.SessionEvent.NoProposal;
import dev.tunesmith.core.session.SessionEvent.ProposalMade;
import dev.tunesmith.core.session.SessionEvent.RemedyAccepted;
import dev.tunesmith.core.session.SessionEvent.SessionEnded;
import dev.tunesmith.core.session.SessionEvent.StandingChanged;
import dev.tunesmith.core.session.SessionEvent.TrialFinished;
import dev.tunesmith.core.session.SessionEvent.UndoRehearsed;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.core.session.StopReason;
import dev.tunesmith.core.skill.SkillId;
import dev.tunesmith.core.trial.Trial;
import dev.tunesmith.core.workload.LatencyTarget;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.QueryName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A small session on a shop: I1 is solved by an index, I2's index is refused, I3 climbs to level 4,
 * and one statement is left out.
 */
final class ShopSession {
  static final IssueId I1 = new IssueId("I1");
  static final IssueId I2 = new IssueId("I2");
  static final IssueId I3 = new IssueId("I3");
  static final SkillId OPTIMIZER = new SkillId("database-optimizer");
  static final QueryName OPEN_ORDERS = new QueryName("open-orders-by-age");
  static final QueryName REVENUE = new QueryName("revenue-per-month");
  static final QueryName SEARCH = new QueryName("product-search");
  static final QueryName INSERT = new QueryName("insert-order");

  private static final LatencyTarget FIFTY_MILLIS =
      new LatencyTarget(LatencyTarget.Statistic.P95, Duration.ofMillis(50));

  private final List<LedgerEntry> entries = new ArrayList<>();

  static List<SessionEvent> events() {
    List<SessionEvent> events = new ArrayList<>(opening());
    events.addAll(solved());
    events.addAll(refused());
    events.addAll(pending());
    events.addAll(ending());
    return events;
  }

  static SessionState state() {
    return stateOf(events());
  }

  static SessionState stateOf(List<SessionEvent> events) {
    return SessionState.of(entries(events));
  }

  static List<LedgerEntry> entries(List<SessionEvent> events) {
    ShopSession session = new ShopSession();
    events.forEach(session::add);
    return session.entries;
  }

  private void add(SessionEvent event) {
    Instant at = Instant.parse("2025-01-02T03:04:05Z").plusSeconds(2L * entries.size());
    entries.add(new LedgerEntry(entries.size() + 1L, at, event));
  }

  static List<SessionEvent> opening() {
    return ShopOpening.events();
  }

  static List<SessionEvent> solved() {
    Remedy remedy = index("orders_open_created_idx", "created_at", "status = 'open'");
    Proposal proposal =
        new Proposal(
            I1,
            "The scan reads every order although only 1 % are open.",
            List.of(remedy),
            0.95,
            List.of(evidence(2), evidence(6)));
    Trial trial =
        new Trial(
            evidence(7),
            I1,
            List.of(remedy),
            OPEN_ORDERS,
            List.of(compared(8, OPEN_ORDERS, 148.2, 0.4013, Outcome.BETTER)),
            List.of(REVENUE, SEARCH),
            List.of(compared(9, INSERT, 0.31, 0.3196, Outcome.EQUAL)),
            3_250_000,
            Duration.ofSeconds(6));
    return List.of(
        new IssueOpened(issue(I1, OPEN_ORDERS, 0.48, FIFTY_MILLIS)),
        new IssueAssigned(
            I1, new Assignment(OPTIMIZER, "its challenge table says 'missing index'")),
        new AttemptStarted(I1, Level.SELF_RECOVERY, 1, OPTIMIZER, "playbook"),
        new ProposalMade(I1, proposal),
        new TrialFinished(trial),
        new SessionEvent.LoadCompared(I1, load()),
        new GatesJudged(
            I1,
            List.of(passed("benefit measured", 8), passed("no regression", 7), notApplicable())),
        new RemedyAccepted(I1, proposal, trial.id(), migration("orders_open_created_idx")),
        new StandingChanged(
            I1,
            Standing.start(),
            standing(Level.SELF_RECOVERY, Standing.Phase.RESOLVED, "the index passed every gate")));
  }

  private static LoadComparison load() {
    Change faster = new Change(new Ratio(0.8, 0.75, 0.85), Outcome.BETTER);
    Change same = new Change(new Ratio(1, 0.96, 1.04), Outcome.EQUAL);
    return new LoadComparison(
        evidence(16),
        4,
        Duration.ofSeconds(3),
        new LoadComparison.Side(List.of(4000.0, 4100.0), 1.5, 3, 0, 0.99),
        new LoadComparison.Side(List.of(5000.0, 5100.0), 1.25, 2, 0, 0.995),
        new LoadComparison.Changes(faster, faster, same, same));
  }

  static ModelCalled asked(@Nullable String fault, ModelUse use) {
    return new ModelCalled(
        I2,
        OPTIMIZER,
        "openai:gpt-5",
        1,
        new ModelExchange("[user] Work on it", "ab12", "", fault, use, Duration.ofMillis(1_250)));
  }

  static List<SessionEvent> refused() {
    Remedy remedy = index("orders_month_idx", "date_trunc_month", null);
    Proposal proposal =
        new Proposal(I2, "The sort spills to disk.", List.of(remedy), 0.3, List.of(evidence(3)));
    Trial trial =
        new Trial(
            evidence(10),
            I2,
            List.of(remedy),
            REVENUE,
            List.of(compared(11, REVENUE, 96.5, 95.1, Outcome.EQUAL)),
            List.of(OPEN_ORDERS, SEARCH),
            List.of(),
            28_400_000,
            Duration.ofSeconds(9));
    return List.of(
        new IssueOpened(issue(I2, REVENUE, 0.31, null)),
        new IssueAssigned(I2, new Assignment(OPTIMIZER, "its challenge table says 'slow query'")),
        new AttemptStarted(I2, Level.SELF_RECOVERY, 1, OPTIMIZER, "playbook"),
        new ProposalMade(I2, proposal),
        new TrialFinished(trial),
        new GatesJudged(
            I2,
            List.of(
                passed("no regression", 10),
                failed("benefit measured", "the time stays the same", 11))),
        new StandingChanged(
            I2,
            Standing.start(),
            standing(Level.SELF_RECOVERY, Standing.Phase.PARKED, "the iteration budget ended")));
  }

  static List<SessionEvent> pending() {
    Standing climbed =
        standing(
            Level.USER_DECISION, Standing.Phase.AWAITING_DECISION, "a schema change is needed");
    return List.of(
        new IssueOpened(issue(I3, SEARCH, 0.20, null)),
        new IssueAssigned(I3, new Assignment(OPTIMIZER, "its challenge table says 'slow query'")),
        new AttemptStarted(I3, Level.SELF_RECOVERY, 1, OPTIMIZER, "playbook"),
        new NoProposal(I3, "gave-up", "no index can serve a leading wildcard"),
        new StandingChanged(I3, Standing.start(), climbed),
        new Escalated(
            new EscalationNote(
                I3,
                Level.USER_DECISION,
                List.of(),
                "The search begins with a wildcard.",
                List.of(),
                List.of(new EscalationNote.Metric("median 61 ms", evidence(4))),
                "product-search",
                "choose how to search",
                "no index serves a leading wildcard",
                "it keeps 12.0 % of the workload's time")),
        new DecisionNeeded(
            I3,
            List.of(
                new DecisionOption(
                    "trigram index",
                    List.of(),
                    "about 10 times faster, 60 MB more",
                    DecisionOption.Basis.ESTIMATED,
                    List.of(evidence(4))),
                new DecisionOption(
                    "accept as it is",
                    List.of(),
                    "nothing changes",
                    DecisionOption.Basis.NONE,
                    List.of())),
            "trigram index"));
  }

  static List<SessionEvent> ending() {
    return List.of(
        new FinalMeasured(
            List.of(
                compared(12, OPEN_ORDERS, 147.9, 0.41, Outcome.BETTER),
                compared(13, INSERT, 0.31, 0.32, Outcome.EQUAL)),
            0.52),
        new UndoRehearsed(evidence(14), 2, Duration.ofMillis(840)),
        new SessionEnded(StopReason.ISSUES_CLOSED, ""));
  }

  static EvidenceId evidence(int number) {
    return EvidenceId.of(number);
  }

  static Query query(QueryName name) {
    Query.Access access = name.equals(INSERT) ? Query.Access.WRITE : Query.Access.READ;
    return new Query(name, "select 1", access, 1, null, 1);
  }

  static Issue issue(IssueId id, QueryName query, double share, LatencyTarget target) {
    return new Issue(
        id,
        IssueKind.SLOW_QUERY,
        new Issue.Subject.OfQuery(query),
        share,
        List.of(new Symptom("reads 1 200 000 rows to return 12", evidence(2))),
        target);
  }

  static Remedy index(String name, String column, String predicate) {
    return new CreateIndex(
        name,
        new IndexShape(
            new TableName("shop", "orders"),
            "btree",
            List.of(IndexKey.column(column)),
            List.of(),
            predicate));
  }

  static Migration migration(String index) {
    return new Migration(
        List.of(
            "CREATE INDEX CONCURRENTLY "
                + index
                + " ON shop.orders (created_at) WHERE status = 'open'"),
        List.of("DROP INDEX CONCURRENTLY IF EXISTS shop." + index),
        Migration.Transactionality.FORBIDDEN);
  }

  static Measurement measured(int id, QueryName query, double median, double share) {
    PlanNode scan =
        new PlanNode(
            new PlanNode.Operation("Seq Scan", "shop.orders", null, null),
            new PlanNode.Estimate(100, 10),
            null,
            new PlanNode.Conditions(null, null, null, List.of()),
            List.of());
    return new Measurement(evidence(id), query, timing(median), share, new Plan(scan));
  }

  static Comparison compared(
      int id, QueryName query, double without, double with, Outcome outcome) {
    double ratio = with / without;
    return new Comparison(
        evidence(id),
        query,
        timing(without),
        timing(with),
        new Ratio(ratio, ratio * 0.98, ratio * 1.03),
        outcome,
        new Comparison.Plans(
            new PlanShape("Seq Scan on shop.orders"),
            new PlanShape(
                outcome == Outcome.BETTER
                    ? "Index Scan on shop.orders"
                    : "Seq Scan on shop.orders")));
  }

  static Timing timing(double median) {
    return new Timing(15, median, median * 1.12, 4000, 12);
  }

  static GateReport passed(String gate, int evidence) {
    return new GateReport(
        Layer.OUTPUT_VERIFICATION, gate, new Verdict.Passed(List.of(evidence(evidence))));
  }

  static GateReport failed(String gate, String reason, int evidence) {
    return new GateReport(
        Layer.OUTPUT_VERIFICATION, gate, new Verdict.Failed(reason, List.of(evidence(evidence))));
  }

  static GateReport notApplicable() {
    return new GateReport(
        Layer.SAFETY_NETS, "storage budget", new Verdict.NotApplicable("no limit was set"));
  }

  static Standing standing(Level level, Standing.Phase phase, String why) {
    return new Standing(level, 1, Duration.ofSeconds(2), phase, why);
  }
}
