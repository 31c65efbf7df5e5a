package dev.tunesmith.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.agent.Answer;
import dev.tunesmith.core.agent.Case;
import dev.tunesmith.core.remedy.CreateIndex;
import dev.tunesmith.core.remedy.MaterialisedView;
import dev.tunesmith.core.remedy.PlannerStatistics;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.remedy.RemedyKinds;
import dev.tunesmith.core.remedy.Restatement;
import dev.tunesmith.core.remedy.Rewrite;
import dev.tunesmith.core.remedy.RoleSetting;
import dev.tunesmith.core.schema.IndexKey;
import dev.tunesmith.core.schema.IndexShape;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.json.ValueJson;
import dev.tunesmith.testkit.model.Dialogue;
import dev.tunesmith.testkit.model.Reply;
import dev.tunesmith.testkit.model.Script;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the advisor prints is accepted as it stands, and stands in the schema that is offered. */
class RoundTripTest {

  private static final Query QUERY = Samples.slowQuery().statement().orElseThrow();

  static Stream<Remedy> remedies() {
    Restatement asked = new Restatement(QUERY.name(), QUERY.sql(), "select 1 from app.kept");
    return Stream.of(
        new CreateIndex(
            "orders_all",
            new IndexShape(
                Samples.ORDERS,
                "btree",
                List.of(
                    IndexKey.column("status").in(IndexKey.Direction.DESCENDING_NULLS_LAST),
                    IndexKey.column("note").with("text_pattern_ops"),
                    IndexKey.expression("lower(note)")),
                List.of("customer_id"),
                "status is not null")),
        PlannerStatistics.fresh(Samples.ORDERS),
        PlannerStatistics.closer(Samples.ORDERS, List.of("status"), 500, null),
        PlannerStatistics.together(
            Samples.ORDERS,
            List.of("status", "customer_id"),
            List.of(),
            PlannerStatistics.Aspect.MCV),
        new Rewrite(asked),
        new RoleSetting("app", "work_mem", "64MB", null),
        new MaterialisedView(
            TableName.parse("app.kept"), "select 1 from shop.orders", List.of("id"), asked));
  }

  private static Case free() {
    return Samples.slowQuery().allowing(RemedyKinds.BUILT_IN.all());
  }

  private static String proposal(Remedy remedy) {
    return "{\"root_cause\": \"no index\", \"expected_gain\": 0.5, \"evidence\": [\"E1\"],"
        + " \"remedies\": ["
        + ValueJson.write(remedy.written())
        + "]}";
  }

  @ParameterizedTest
  @MethodSource("remedies")
  void what_was_printed_is_proposed_as_it_stands(Remedy remedy) {
    try (Wire wire = Wire.to(Script.always(Reply.call("propose", proposal(remedy))))) {
      assertThat(wire.work(free(), new ShopToolbox()))
          .isInstanceOfSatisfying(
              Answer.Proposed.class,
              proposed -> assertThat(proposed.proposal().remedies()).containsExactly(remedy));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai:scripted", "anthropic:scripted"})
  void every_kind_has_a_form_of_its_own_with_all_that_it_prints(String choice) {
    try (Wire wire = Wire.to(Script.always(Reply.call("give_up", "{\"reason\":\"\"}")), choice)) {
      wire.work(free(), new ShopToolbox());

      List<String> forms = forms(wire.lastRequest().dialogue());
      assertThat(forms).hasSize((int) RemedyKinds.BUILT_IN.types().count());
      assertThat(remedies()).allSatisfy(remedy -> assertThat(forms).anyMatch(fits(remedy)));
    }
  }

  @Test
  void only_what_a_level_allows_and_can_be_tried_has_a_form() {
    try (Wire wire = Wire.to(Script.always(Reply.call("give_up", "{\"reason\":\"\"}")))) {
      wire.work();

      assertThat(forms(wire.lastRequest().dialogue())).hasSize(2);
    }
  }

  private static List<String> forms(Dialogue asked) {
    return asked.tools().stream()
        .filter(tool -> tool.name().equals("propose"))
        .map(tool -> tool.schema().findPath("items").path("description").asText())
        .flatMap(Pattern.compile(" or (?=\\{kind: )")::splitAsStream)
        .toList();
  }

  private static Predicate<String> fits(Remedy remedy) {
    return form ->
        form.startsWith("{kind: " + remedy.kind().label() + ",")
            && remedy.written().fields().keySet().stream()
                .allMatch(field -> form.matches("(?s).*[{ ]" + field + "\\b.*"));
  }

  @Test
  void a_view_without_a_name_gets_one_and_its_statement_asks_it() {
    String unnamed =
        "{\"kind\": \"materialised_view\", \"name\": \"\", \"definition\": \"select status from"
            + " shop.orders\", \"sql\": \"select * from kept_answer\"}";
    String proposal =
        proposal(PlannerStatistics.fresh(Samples.ORDERS))
            .replaceFirst("\\[\\{\"kind.*?}]", "[" + unnamed + "]");
    try (Wire wire = Wire.to(Script.always(Reply.call("propose", proposal)))) {
      Answer.Proposed answer = (Answer.Proposed) wire.work(free(), new ShopToolbox());

      assertThat(answer.proposal().remedies())
          .singleElement()
          .isInstanceOfSatisfying(
              MaterialisedView.class,
              view -> {
                assertThat(view.name()).hasToString("shop.kept_orders_by_customer");
                assertThat(view.statement().after())
                    .isEqualTo("select * from shop.kept_orders_by_customer");
              });
    }
  }

  @Test
  void what_no_remedy_expresses_is_said_beside_the_answer() {
    String advice = "\"advice\": \"page by key instead of offset\"";
    try (Wire wire =
        Wire.to(Script.always(Reply.call("give_up", "{\"reason\": \"no\", " + advice + "}")))) {
      assertThat(wire.work().advice()).contains("page by key instead of offset");
    }
    String proposal = proposal(remedies().findFirst().orElseThrow()).replaceFirst("}$", "");
    try (Wire wire =
        Wire.to(Script.always(Reply.call("propose", proposal + ", " + advice + "}")))) {
      assertThat(wire.work(free(), new ShopToolbox()).advice())
          .contains("page by key instead of offset");
    }
  }
}
