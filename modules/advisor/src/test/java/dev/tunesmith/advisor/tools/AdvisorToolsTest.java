package dev.tunesmith.advisor.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.tunesmith.advisor.Advice;
import dev.tunesmith.advisor.AdvisorContext;
import dev.tunesmith.advisor.indexes.PricedWhatIf;
import dev.tunesmith.advisor.indexes.Tables;
import dev.tunesmith.core.agent.TargetFacts;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.evidence.Timing;
import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.issue.IssueKind;
import dev.tunesmith.core.remedy.CreateIndex;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.remedy.RemedyKind;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.tool.Tool;
import dev.tunesmith.core.tool.ToolCall;
import dev.tunesmith.core.tool.ToolResult;
import dev.tunesmith.core.tool.Value;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.QueryName;
import dev.tunesmith.core.workload.Workload;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AdvisorToolsTest {

  private static final EvidenceId CATALOGUE = EvidenceId.of(1);
  private static final EvidenceId MEASURED = EvidenceId.of(2);
  private static final EvidenceId LOOKED = EvidenceId.of(3);
  private static final Query QUERY =
      new Query(
          new QueryName("q"),
          "select id from shop.orders where customer_id = 4",
          Query.Access.READ,
          1,
          null,
          1);
  private static final PricedWhatIf PLANNER =
      new PricedWhatIf(5).price("shop.orders (customer_id)", 10);
  private static final Schema SCHEMA =
      Tables.orders(Tables.index("short", "email"), Tables.index("long", "email", "id"));

  private final AdvisorTools tools = new AdvisorTools();
  private TargetFacts target = new FixedTarget(List.of());

  @Test
  void every_declared_tool_is_answered_or_asks_for_its_argument() {
    for (Tool tool : AdvisorTools.declarations()) {
      ToolResult result = call(tool.name(), Value.structure());

      if (result instanceof ToolResult.Refused refused) {
        assertThat(refused.code()).isEqualTo("argument-unknown");
      }
    }
  }

  @Test
  void the_plan_of_the_case_s_statement_cites_its_measurement() {
    ToolResult.Answered answer = answered(AdvisorTools.PLAN_OF_STATEMENT, Value.structure());

    assertThat(answer.evidence()).containsExactly(MEASURED, CATALOGUE);
    assertThat(answer.value().text("plan").orElseThrow()).startsWith("Seq Scan on shop.orders");
    assertThat(answer.value().sequence("tables").get(0).asText().orElseThrow())
        .startsWith("shop.orders, ")
        .contains("customer_id", "Indexes: ");
  }

  @Test
  void an_unknown_statement_is_refused() {
    assertThat(call(AdvisorTools.PLAN_OF_STATEMENT, Value.structure().with("query", "nobody")))
        .isInstanceOf(ToolResult.Refused.class);
  }

  @Test
  void a_table_may_be_named_without_its_schema() {
    ToolResult.Answered answer =
        answered(AdvisorTools.TABLE_DETAILS, Value.structure().with("table", "orders"));

    assertThat(answer.value().text("table")).contains("shop.orders");
    assertThat(answer.value().sequence("indexes")).hasSize(2);
    assertThat(answer.evidence()).containsExactly(CATALOGUE);
  }

  @Test
  void index_use_names_the_index_that_serves_as_well() {
    ToolResult.Answered answer =
        answered(AdvisorTools.INDEX_USE, Value.structure().with("index", "short"));

    assertThat(answer.value().sequence("served_by")).containsExactly(new Value.Text("long"));
  }

  @Test
  void advice_survives_being_written_down_and_read_back() {
    ToolResult.Answered answer = answered(AdvisorTools.ASK_ADVISOR, Value.structure());

    List<Advice> advice = AdviceForm.read(answer.value(), SCHEMA, null);

    assertThat(advice)
        .extracting(each -> each.remedy().summary())
        .containsExactly("create index idx_orders_customer_id on shop.orders (customer_id)");
    assertThat(AdviceForm.write(advice)).isEqualTo(answer.value());
  }

  @Test
  void a_foreseen_plan_tells_the_cost_on_both_sides() {
    Remedy unnamed = new CreateIndex("", Tables.shape("customer_id"));

    ToolResult.Answered answer =
        answered(AdvisorTools.FORESEE_PLAN, Value.structure().with("remedy", unnamed.written()));

    assertThat(answer.value().number("cost_before")).contains(1_000.0);
    assertThat(answer.value().number("cost_after")).contains(10.0);
    assertThat(answer.evidence()).isEmpty();
  }

  @Test
  void what_a_server_says_of_a_failure_reaches_no_agent() {
    PLANNER.refuse("status");
    Remedy refused = new CreateIndex("", Tables.shape("status"));

    assertThat(call(AdvisorTools.FORESEE_PLAN, Value.structure().with("remedy", refused.written())))
        .isEqualTo(
            new ToolResult.Failed(
                "database-failed",
                "the server refused it with 42P17: the definition is not allowed, for example a"
                    + " function is not immutable"));
  }

  @Test
  void a_remedy_that_cannot_be_read_is_refused() {
    Value.Structure nonsense = Value.structure().with("kind", "rebuild_everything");

    assertThat(call(AdvisorTools.FORESEE_PLAN, Value.structure().with("remedy", nonsense)))
        .isInstanceOfSatisfying(
            ToolResult.Refused.class,
            refused ->
                assertThat(refused.reason())
                    .startsWith("kind: no remedy of kind 'rebuild_everything' can be tried, only ")
                    .contains("create_index", "materialised_view")
                    .doesNotContain("partitioning"));
  }

  @Test
  void top_statements_tell_shares_and_cite_what_was_measured() {
    ToolResult.Answered answer =
        answered(AdvisorTools.TOP_STATEMENTS, Value.structure().with("limit", 1));

    assertThat(answer.evidence()).containsExactly(MEASURED);
    assertThat(answer.value().sequence("statements"))
        .singleElement(type(Value.Structure.class))
        .satisfies(
            top -> {
              assertThat(top.text("query")).contains("q");
              assertThat(top.number("share_of_time")).contains(1.0);
              assertThat(top.text("sql")).contains(QUERY.sql());
              assertThat(top.text("evidence")).contains(MEASURED.value());
            });
  }

  @Test
  void settings_are_told_with_where_they_were_made() {
    ToolResult.Answered answer = answered(AdvisorTools.SETTINGS, Value.structure());

    assertThat(answer.evidence()).containsExactly(LOOKED);
    assertThat(answer.value().sequence("settings"))
        .containsExactly(
            Value.structure()
                .with("name", "work_mem")
                .with("value", "4MB")
                .with("source", "default"));
  }

  @Test
  void on_a_quiet_server_nobody_waits() {
    ToolResult.Answered answer = answered(AdvisorTools.LOCKS, Value.structure());

    assertThat(answer.value().number("waiting_sessions")).contains(0.0);
    assertThat(answer.value().sequence("waits")).isEmpty();
  }

  @Test
  void who_waits_is_told_with_who_keeps_them_waiting_and_nothing_that_is_hidden() {
    target =
        new FixedTarget(
            List.of(
                new TargetFacts.Wait(
                    new TargetFacts.Party(11, "active", null, "update t set a = ?"),
                    new TargetFacts.Lock("relation", "RowExclusiveLock", null),
                    Duration.ofMillis(1500),
                    List.of(new TargetFacts.Party(12, "unknown", "ExclusiveLock", null)))));

    ToolResult.Answered answer = answered(AdvisorTools.LOCKS, Value.structure());

    Value.Structure blocker =
        Value.structure().with("pid", 12).with("state", "unknown").with("holds", "ExclusiveLock");
    assertThat(answer.value().sequence("waits"))
        .containsExactly(
            Value.structure()
                .with("pid", 11)
                .with("state", "active")
                .with("statement", "update t set a = ?")
                .with("waits_for", "relation")
                .with("mode", "RowExclusiveLock")
                .with("waited_seconds", 1.5)
                .with("blocked_by", new Value.Sequence(List.of(blocker))));
  }

  private record FixedTarget(List<Wait> waits) implements TargetFacts {
    @Override
    public List<Setting> settings() {
      return List.of(new Setting("work_mem", "4MB", "default"));
    }
  }

  private ToolResult.Answered answered(String tool, Value.Structure arguments) {
    ToolResult result = call(tool, arguments);
    assertThat(result).isInstanceOf(ToolResult.Answered.class);
    return (ToolResult.Answered) result;
  }

  private ToolResult call(String tool, Value.Structure arguments) {
    Issue issue =
        new Issue(
            IssueId.of(1),
            IssueKind.SLOW_QUERY,
            new Issue.Subject.OfQuery(QUERY.name()),
            1,
            List.of(),
            null);
    Measurement measured =
        new Measurement(
            MEASURED,
            QUERY.name(),
            new Timing(5, 1, 2, 0, 1),
            1,
            PLANNER.planWith(QUERY, List.of()));
    AdvisorContext context =
        new AdvisorContext(
            SCHEMA,
            new Workload(List.of(QUERY), List.of()),
            List.of(measured),
            PLANNER,
            Set.of(RemedyKind.CREATE_INDEX),
            List.of());
    return tools.answer(
        new ToolCall(tool, arguments),
        new AdvisorSituation(
            issue, QUERY, context, CATALOGUE, new TargetSight(target, () -> LOOKED)));
  }
}
