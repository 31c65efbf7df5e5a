package dev.tunesmith.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tunesmith.core.plan.PlanNode.Actual;
import dev.tunesmith.core.plan.PlanNode.Conditions;
import dev.tunesmith.core.plan.PlanNode.Estimate;
import dev.tunesmith.core.plan.PlanNode.Operation;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.schema.TableName;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A LIMIT over a scan of 100,000 rows by an index, of which the planner foresees a hundredth. */
class LateRowsTest {

  private static final Schema SCHEMA =
      new Schema(
          List.of(
              new Table(
                  new TableName("public", "mail"),
                  List.of(),
                  List.of(),
                  List.of(),
                  100_000,
                  1 << 24)));

  private static PlanNode step(String type, double cost, PlanNode... inputs) {
    return new PlanNode(
        new Operation(type, null, null, null),
        new Estimate(cost, 20),
        null,
        new Conditions(null, null, null, List.of()),
        Arrays.asList(inputs));
  }

  private static PlanNode scan(String index, double removed, @Nullable String condition) {
    return new PlanNode(
        new Operation("Index Scan", "public.mail", "m", index),
        new Estimate(8_000, 2_000),
        new Actual(20, 1, removed, 0, 0),
        new Conditions("sender = 42", condition, null, List.of()),
        List.of());
  }

  private static Plan limit(double cost, PlanNode input) {
    return new Plan(step("Limit", cost, input));
  }

  @Test
  void a_limit_costs_as_much_of_its_input_as_it_went_through() {
    Plan plan = limit(80, scan("mail_sent", 49_980, null));

    LateRows late = LateRows.in(plan, SCHEMA).orElseThrow();

    assertThat(late.part()).isCloseTo(0.5, within(0.001));
    assertThat(late.costOf(plan)).isCloseTo(4_000, within(1.0));
  }

  @Test
  void it_is_found_below_what_passes_rows_on() {
    Plan plan =
        limit(80, step("Nested Loop", 8_000, scan("mail_sent", 49_980, null), step("x", 1)));

    assertThat(LateRows.in(plan, SCHEMA)).isPresent();
  }

  @Test
  void every_limit_over_that_scan_goes_as_far_and_no_other() {
    LateRows late = LateRows.in(limit(80, scan("mail_sent", 49_980, null)), SCHEMA).orElseThrow();
    Plan branches =
        new Plan(
            step(
                "Append",
                160,
                step("Limit", 80, scan("mail_sent", 0, null)),
                step("Limit", 80, scan("mail_sent", 0, null))));

    assertThat(late.costOf(branches)).isCloseTo(8_000, within(2.0));
    assertThat(late.costOf(limit(80, scan("mail_sender_sent", 0, null)))).isEqualTo(80);
  }

  @Test
  void where_there_are_too_few_rows_any_way_comes_to_its_end() {
    PlanNode limit =
        new PlanNode(
            new Operation("Limit", null, null, null),
            new Estimate(80, 100),
            new Actual(8, 1, 0, 0, 0),
            new Conditions(null, null, null, List.of()),
            List.of(scan("mail_sent", 49_980, "sent > 5")));

    LateRows late = LateRows.in(new Plan(limit), SCHEMA).orElseThrow();

    assertThat(late.costOf(limit(15, scan("mail_other", 0, "sent > 5")))).isEqualTo(8_000);
    assertThat(late.costOf(new Plan(scan("mail_sent", 0, null)))).isEqualTo(8_000);
  }

  @Test
  void what_ends_as_early_as_foreseen_costs_what_the_planner_says() {
    assertThat(LateRows.in(limit(80, scan("mail_sent", 980, null)), SCHEMA)).isEmpty();
    assertThat(LateRows.in(limit(7_000, scan("mail_sent", 90_000, null)), SCHEMA)).isEmpty();
  }

  @Test
  void of_a_part_that_an_index_leads_to_nothing_is_known() {
    assertThat(LateRows.in(limit(80, scan("mail_sent", 49_980, "sent > 5")), SCHEMA)).isEmpty();
    assertThat(LateRows.in(new Plan(scan("mail_sent", 49_980, null)), SCHEMA)).isEmpty();
    assertThat(LateRows.in(limit(80, step("Sort", 80, scan("mail_sent", 49_980, null))), SCHEMA))
        .isEmpty();
  }
}
