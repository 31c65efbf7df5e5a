package dev.tunesmith.reports;

import static dev.tunesmith.reports.ShopSession.INSERT;
import static dev.tunesmith.reports.ShopSession.OPEN_ORDERS;
import static dev.tunesmith.reports.ShopSession.OPTIMIZER;
import static dev.tunesmith.reports.ShopSession.REVENUE;
import static dev.tunesmith.reports.ShopSession.SEARCH;
import static dev.tunesmith.reports.ShopSession.evidence;
import static dev.tunesmith.reports.ShopSession.measured;
import static dev.tunesmith.reports.ShopSession.query;

import dev.tunesmith.core.crew.Assignment;
import dev.tunesmith.core.duty.AskedDuty;
import dev.tunesmith.core.duty.Duty;
import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.objective.Objective;
import dev.tunesmith.core.review.Remark;
import dev.tunesmith.core.review.Reviewed;
import dev.tunesmith.core.review.Severity;
import dev.tunesmith.core.review.Smell;
import dev.tunesmith.core.schema.Column;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.core.session.Budget;
import dev.tunesmith.core.session.LevelTarget;
import dev.tunesmith.core.session.SessionEvent;
import dev.tunesmith.core.session.SessionEvent.BaselineMeasured;
import dev.tunesmith.core.session.SessionEvent.CrewWired;
import dev.tunesmith.core.session.SessionEvent.SandboxReady;
import dev.tunesmith.core.session.SessionEvent.SchemaRead;
import dev.tunesmith.core.session.SessionEvent.SessionOpened;
import dev.tunesmith.core.session.SessionEvent.WorkloadRead;
import dev.tunesmith.core.skill.ContractItem;
import dev.tunesmith.core.skill.SkillId;
import dev.tunesmith.core.workload.QueryName;
import dev.tunesmith.core.workload.Workload.LeftOut;
import java.time.Duration;
import java.util.List;

/** How the small session on a shop begins. */
final class ShopOpening {

  private ShopOpening() {}

  static List<SessionEvent> events() {
    return List.of(
        new SessionOpened(
            "s-7f3a", "0.1.0", "jdbc:postgresql://db.shop/shop", "playbook", Budget.STANDARD),
        new CrewWired(
            List.of(SkillId.ORCHESTRATOR, SkillId.QUALITY, OPTIMIZER), List.of(), List.of()),
        new SessionEvent.LevelsDeclared(
            List.of(
                new LevelTarget(Level.SELF_RECOVERY, 0.7, null),
                new LevelTarget(Level.USER_DECISION, 1.0, 0.02))),
        wanted(),
        new SchemaRead(
            evidence(1), "PostgreSQL 18.6", 5, 9, 1_312_400, 325_000_000, null, List.of()),
        asked(),
        reviewed(),
        new WorkloadRead(
            List.of(query(OPEN_ORDERS), query(REVENUE), query(SEARCH), query(INSERT)),
            List.of(
                new LeftOut(
                    new QueryName("old-report"), 41, "the relation shop.invoices does not exist"))),
        new SandboxReady(
            1_312_400,
            331_000_000,
            Duration.ofMillis(11_800),
            "PostgreSQL 18.6",
            List.of("extension pg_cron is not there")),
        new BaselineMeasured(
            List.of(
                measured(2, OPEN_ORDERS, 148.2, 0.48),
                measured(3, REVENUE, 96.5, 0.31),
                measured(4, SEARCH, 61.25, 0.20),
                measured(5, INSERT, 0.31, 0.01))),
        new SessionEvent.TargetPlansCompared(evidence(15), 3, List.of(SEARCH)));
  }

  private static SessionEvent wanted() {
    return new SessionEvent.ObjectivesDeclared(
        List.of(
            wanted("Query latency p95: < 20ms", 105),
            wanted("Average query planning time: < 5ms", 106),
            wanted("Performance against the baseline: > 1.1x", 107),
            wanted("Uptime: > 99.9%", 108)),
        List.of());
  }

  private static SessionEvent asked() {
    return new SessionEvent.DutiesAsked(
        List.of(
            new AskedDuty(
                new SkillId("database-wizard"),
                165,
                "Schema: diagrams, tables and columns.",
                Duty.DIAGRAM),
            new AskedDuty(new SkillId("database-wizard"), 168, "Backup and recovery.", Duty.BACKUP),
            new AskedDuty(new SkillId("database-wizard"), 169, "Settings to try.", Duty.SETTINGS),
            new AskedDuty(
                new SkillId("database-wizard"),
                135,
                "timeline: 24-hour review before production",
                Duty.BEFORE_PRODUCTION)));
  }

  private static SessionEvent reviewed() {
    return new SessionEvent.DesignReviewed(
        evidence(1),
        List.of(
            new Table(
                new TableName("shop", "log"),
                List.of(new Column("line", "text", Column.Nullability.NULLABLE, null)),
                List.of(),
                List.of(),
                40,
                8_192)),
        List.of(
            new Reviewed(
                new Remark(
                    Smell.MISSING_PRIMARY_KEY,
                    "shop.log",
                    "shop.log declares no primary key (about 40 rows).",
                    List.of(evidence(1))),
                Severity.HIGH,
                new Assignment(new SkillId("database-wizard"), "its tags say 'schema'"),
                List.of("database-wizard:12"))));
  }

  private static Objective wanted(String text, int line) {
    return Objective.of(
        OPTIMIZER, new ContractItem(ContractItem.Kind.METRIC, "Metrics", text, line));
  }
}
