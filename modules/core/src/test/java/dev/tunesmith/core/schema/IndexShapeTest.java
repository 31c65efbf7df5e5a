package dev.tunesmith.core.schema;

import static dev.tunesmith.core.testing.Shop.CUSTOMERS;
import static dev.tunesmith.core.testing.Shop.ORDERS;
import static dev.tunesmith.core.testing.Shop.btree;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class IndexShapeTest {

  @Test
  void leading_keys_over_the_same_rows_are_a_prefix() {
    assertThat(btree(ORDERS, "a").isPrefixOf(btree(ORDERS, "a", "b"))).isTrue();
    assertThat(btree(ORDERS, "a").isPrefixOf(btree(ORDERS, "a"))).isTrue();
  }

  @Test
  void other_order_direction_rows_table_or_method_is_none() {
    IndexShape wide = btree(ORDERS, "a", "b");
    IndexShape descending =
        IndexShape.btree(ORDERS, List.of(IndexKey.column("a").in(IndexKey.Direction.DESCENDING)));
    IndexShape hash =
        new IndexShape(ORDERS, "hash", List.of(IndexKey.column("a")), List.of(), null);

    assertThat(btree(ORDERS, "b").isPrefixOf(wide)).isFalse();
    assertThat(wide.isPrefixOf(btree(ORDERS, "a"))).isFalse();
    assertThat(descending.isPrefixOf(wide)).isFalse();
    assertThat(btree(ORDERS, "a").where("b > 0").isPrefixOf(wide)).isFalse();
    assertThat(btree(CUSTOMERS, "a").isPrefixOf(wide)).isFalse();
    assertThat(hash.isPrefixOf(wide)).isFalse();
  }

  @Test
  void an_expression_is_no_column_of_the_same_text() {
    IndexShape expression = IndexShape.btree(ORDERS, List.of(IndexKey.expression("a")));

    assertThat(expression.isPrefixOf(btree(ORDERS, "a", "b"))).isFalse();
  }
}
