package dev.tunesmith.core.plan;

import static dev.tunesmith.core.testing.Plans.node;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlanShapeTest {

  @Test
  void numbers_do_not_change_a_shape() {
    PlanShape few = node("Seq Scan").on("shop.orders").ran(1, 2, 3).plan().shape();
    PlanShape many = node("Seq Scan").on("shop.orders").ran(10, 200, 3000).plan().shape();

    assertThat(few).isEqualTo(many);
  }

  @Test
  void another_step_table_index_or_order_does() {
    PlanShape join =
        node("Hash Join")
            .over(node("Seq Scan").on("a.b"), node("Seq Scan").on("a.c"))
            .plan()
            .shape();

    assertThat(join).hasToString("Hash Join (Seq Scan on a.b, Seq Scan on a.c)");
    assertThat(join)
        .isNotEqualTo(
            node("Hash Join")
                .over(node("Seq Scan").on("a.c"), node("Seq Scan").on("a.b"))
                .plan()
                .shape());
    assertThat(node("Index Scan").on("a.b").using("i").plan().shape())
        .isNotEqualTo(node("Index Scan").on("a.b").using("j").plan().shape());
  }
}
