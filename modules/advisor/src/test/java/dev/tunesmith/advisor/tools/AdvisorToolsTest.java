package dev.tunesmith.advisor.tools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.advisor.Advice;
import dev.tunesmith.advisor.AdvisorContext;
import dev.tunesmith.advisor.indexes.PricedWhatIf;
import dev.tunesmith.advisor.indexes.Tables;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.evidence.Timing;
import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.issue.IssueKind;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.remedy.RemedyKind;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.tool.RemedyForm;
import dev.tunesmith.core.tool.Tool;
import dev.tunesmith.core.tool.ToolCall;
import dev.tunesmith.core.tool.ToolResult;
import dev.tunesmith.core.tool.Value;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.QueryName;
import dev.tunesmith.core.workload.Workload;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AdvisorToolsTest {

  private static final EvidenceId CATALOGUE = EvidenceId.of(1);
  private static final EvidenceId MEASURED = EvidenceId.of(2);
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

    assertThat(answer.evidence()).containsExactly(MEASURED);
    assertThat(answer.value().text("plan").orElseThrow()).startsWith("Seq Scan on shop.orders");
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
    Remedy unnamed = new Remedy.CreateIndex("", Tables.shape("customer_id"));

    ToolResult.Answered answer =
        answered(
            AdvisorTools.FORESEE_PLAN, Value.structure().with("remedy", RemedyForm.write(unnamed)));

    assertThat(answer.value().number("cost_before")).contains(1_000.0);
    assertThat(answer.value().number("cost_after")).contains(10.0);
    assertThat(answer.evidence()).isEmpty();
  }

  @Test
  void a_remedy_that_cannot_be_read_is_refused() {
    Value.Structure nonsense = Value.structure().with("kind", "rebuild_everything");

    assertThat(call(AdvisorTools.FORESEE_PLAN, Value.structure().with("remedy", nonsense)))
        .isEqualTo(
            new ToolResult.Refused(
                "remedy-unreadable", "kind: unknown remedy kind rebuild_everything"));
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
        new ToolCall(tool, arguments), new Situation(issue, QUERY, context, CATALOGUE));
  }
}
