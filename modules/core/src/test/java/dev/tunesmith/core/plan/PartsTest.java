package dev.tunesmith.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.schema.TableName;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PartsTest {

  private static final Plan PLAN =
      new Plan(step("Append", null, null, step("Index Scan", "shop.orders_march", "march_idx")));

  @Test
  void a_plan_is_read_as_one_of_the_wholes() {
    Parts parts =
        new Parts(Map.of("shop.orders_march", "shop.orders"), Map.of("march_idx", "orders_idx"));

    Plan plan = PLAN.ofWholes(parts);

    assertThat(plan.shape().text())
        .isEqualTo("Append (Index Scan on shop.orders using orders_idx)");
    assertThat(plan.touches(new TableName("shop", "orders"))).isTrue();
  }

  @Test
  void what_is_no_part_keeps_its_name() {
    assertThat(PLAN.ofWholes(new Parts(Map.of("shop.x", "shop.y"), Map.of()))).isEqualTo(PLAN);
    assertThat(PLAN.ofWholes(Parts.NONE)).isEqualTo(PLAN);
  }

  private static PlanNode step(String type, String relation, String index, PlanNode... children) {
    return new PlanNode(
        new PlanNode.Operation(type, relation, null, index),
        new PlanNode.Estimate(1, 1),
        null,
        new PlanNode.Conditions(null, null, null, List.of()),
        List.of(children));
  }
}
