package dev.tunesmith.cli.progress;

import dev.tunesmith.core.crew.Assignment;
import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.escalation.Standing;
import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.evidence.Outcome;
import dev.tunesmith.core.evidence.Ratio;
import dev.tunesmith.core.evidence.Timing;
import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.issue.IssueKind;
import dev.tunesmith.core.issue.Symptom;
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
import dev.tunesmith.core.session.Budget;
import dev.tunesmith.core.session.LedgerEntry;
import dev.tunesmith.core.session.SessionEvent;
import dev.tunesmith.core.session.StopReason;
import dev.tunesmith.core.skill.SkillId;
import dev.tunesmith.core.tool.ToolCall;
import dev.tunesmith.core.tool.ToolResult;
import dev.tunesmith.core.tool.Value;
import dev.tunesmith.core.trial.Trial;
import dev.tunesmith.core.workload.QueryName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The ledger of a short session: one slow statement, one index. */
public final class ASession {

  private static final IssueId ISSUE = IssueId.of(1);
  private static final SkillId WORKER = new SkillId("database-optimizer");

  private ASession() {}

  /** Its entries. */
  public static List<LedgerEntry> entries() {
    return entriesOf("open-orders");
  }

  /** Its entries, with the statement called {@code name}. */
  public static List<LedgerEntry> entriesOf(String name) {
    List<LedgerEntry> entries = new ArrayList<>();
    for (SessionEvent event : events(new QueryName(name))) {
      long sequence = entries.size() + 1L;
      entries.add(
          new LedgerEntry(
              sequence, Instant.parse("2025-01-01T00:00:00Z").plusSeconds(sequence), event));
    }
    return entries;
  }

  private static List<SessionEvent> events(QueryName query) {
    Remedy remedy =
        new CreateIndex(
            "orders_open_idx",
            IndexShape.btree(
                new TableName("shop", "orders"), List.of(IndexKey.column("created_at"))));
    Proposal proposal =
        new Proposal(ISSUE, "it reads every order", List.of(remedy), 0.9, List.of(evidence(2)));
    return List.of(
        new SessionEvent.SessionOpened(
            "s1", "0.1.0", "jdbc:postgresql://localhost/shop", "builtin", Budget.STANDARD),
        new SessionEvent.SchemaRead(
            evidence(1), "PostgreSQL 18.6", 6, 12, 1_300_000, 300_000_000, null, List.of()),
        new SessionEvent.BaselineMeasured(List.of()),
        new SessionEvent.IssueOpened(issue(query)),
        new SessionEvent.IssueAssigned(ISSUE, new Assignment(WORKER, "its tags say 'slow query'")),
        new SessionEvent.AttemptStarted(ISSUE, Level.SELF_RECOVERY, 1, WORKER, "builtin"),
        new SessionEvent.ToolUsed(
            ISSUE,
            new ToolCall("explain_query", Value.structure()),
            new ToolResult.Answered(Value.structure(), List.of(evidence(2)))),
        new SessionEvent.ProposalMade(ISSUE, proposal),
        new SessionEvent.TrialFinished(trial(query, remedy)),
        new SessionEvent.GatesJudged(
            ISSUE,
            List.of(
                new GateReport(Layer.SAFETY_NETS, "undo is known", Verdict.passed(evidence(3))),
                new GateReport(
                    Layer.OUTPUT_VERIFICATION, "gain is real", Verdict.failed("too small")))),
        new SessionEvent.RemedyAccepted(ISSUE, proposal, evidence(3), migration()),
        new SessionEvent.StandingChanged(
            ISSUE,
            Standing.start(),
            new Standing(
                Level.SELF_RECOVERY, 0, Duration.ZERO, Standing.Phase.RESOLVED, "it is faster")),
        new SessionEvent.SessionEnded(StopReason.TARGETS_MET, ""));
  }

  private static Issue issue(QueryName query) {
    return new Issue(
        ISSUE,
        IssueKind.SLOW_QUERY,
        new Issue.Subject.OfQuery(query),
        0.62,
        List.of(new Symptom("a sequential scan reads 250000 rows for 12", evidence(2))),
        null);
  }

  private static Trial trial(QueryName query, Remedy remedy) {
    Comparison comparison =
        new Comparison(
            evidence(4),
            query,
            new Timing(20, 41.2, 45, 9000, 12),
            new Timing(20, 0.09, 0.1, 8, 12),
            new Ratio(0.0022, 0.002, 0.0024),
            Outcome.BETTER,
            new Comparison.Plans(new PlanShape("Seq Scan"), new PlanShape("Index Scan")));
    return new Trial(
        evidence(3),
        ISSUE,
        List.of(remedy),
        query,
        List.of(comparison),
        List.of(),
        List.of(),
        2_200_000,
        Duration.ofSeconds(3));
  }

  private static Migration migration() {
    return new Migration(
        List.of("CREATE INDEX CONCURRENTLY orders_open_idx ON shop.orders (created_at)"),
        List.of("DROP INDEX CONCURRENTLY shop.orders_open_idx"),
        Migration.Transactionality.FORBIDDEN);
  }

  private static EvidenceId evidence(int number) {
    return EvidenceId.of(number);
  }
}
