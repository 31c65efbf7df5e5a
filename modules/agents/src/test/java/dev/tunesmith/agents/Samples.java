package dev.tunesmith.agents;

import dev.tunesmith.core.agent.Case;
import dev.tunesmith.core.agent.Guidance;
import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.issue.IssueKind;
import dev.tunesmith.core.issue.Symptom;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.remedy.RemedyKind;
import dev.tunesmith.core.schema.Column;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.core.skill.Contract;
import dev.tunesmith.core.skill.Skill;
import dev.tunesmith.core.skill.SkillBody;
import dev.tunesmith.core.skill.SkillId;
import dev.tunesmith.core.skill.SkillSource;
import dev.tunesmith.core.skill.ToolGrant;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.QueryName;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A small schema and cases on it. */
final class Samples {
  static final TableName ORDERS = new TableName("shop", "orders");
  static final String SKILL_TEXT = "You tune databases. Measure before you speak.";

  private Samples() {}

  static Schema schema() {
    List<Column> columns =
        Stream.of("id", "customer_id", "status", "note")
            .map(name -> new Column(name, "text", Column.Nullability.NULLABLE, null))
            .toList();
    return new Schema(List.of(new Table(ORDERS, columns, List.of(), List.of(), 1000, 8192)));
  }

  static Case slowQuery() {
    return slowQuery("orders of customer 7 read all rows", Duration.ofMinutes(5));
  }

  static Case slowQuery(String symptom, Duration time) {
    return slowQuery(symptom, time, Contract.EMPTY, List.of());
  }

  static Case slowQuery(
      String symptom, Duration time, Contract contract, List<Case.EarlierAttempt> earlier) {
    QueryName name = new QueryName("orders_by_customer");
    return new Case(
        new Issue(
            IssueId.of(1),
            IssueKind.SLOW_QUERY,
            new Issue.Subject.OfQuery(name),
            0.4,
            List.of(new Symptom(symptom, EvidenceId.of(1))),
            null),
        new Query(
            name,
            "select * from shop.orders where customer_id = $1",
            Query.Access.READ,
            1,
            null,
            1),
        worker(contract),
        new Case.Remit(
            Level.SELF_RECOVERY,
            1,
            Set.of(RemedyKind.CREATE_INDEX, RemedyKind.DROP_INDEX),
            contract.forbidden(),
            time),
        earlier,
        List.of());
  }

  /** A case at level 3 after a peer's advice, an attempt that failed, and one that gave up. */
  static Case consulted(Remedy advised) {
    Case fresh = slowQuery();
    return new Case(
        fresh.issue(),
        fresh.query(),
        fresh.worker(),
        new Case.Remit(Level.STRATEGIC, 1, fresh.remit().allowed(), fresh.remit().time()),
        List.of(
            new Case.EarlierAttempt(
                Level.SELF_RECOVERY,
                "a guess",
                List.of(ShopToolbox.ADVICE),
                "no gain",
                Case.Repeat.POINTLESS),
            new Case.EarlierAttempt(
                Level.PEER_CONSULTATION,
                "",
                List.of(),
                "nothing an index could do",
                Case.Repeat.POINTLESS)),
        List.of(
            new Guidance(
                new SkillId("sql-expert"),
                "ask it in other words",
                List.of(advised),
                List.of(EvidenceId.of(7)))));
  }

  private static Skill worker(Contract contract) {
    return new Skill(
        new Skill.Identity(new SkillId("database-optimizer"), "database-optimizer", List.of(), ""),
        new Skill.Declaration(List.of(), List.of(), List.of(), null, ToolGrant.UNDECLARED),
        new SkillSource(SkillSource.Origin.BUILT_IN, "database-optimizer.md", 0),
        new Text(contract));
  }

  private record Text(Contract contract) implements SkillBody {
    @Override
    public String text() {
      return SKILL_TEXT;
    }
  }
}
