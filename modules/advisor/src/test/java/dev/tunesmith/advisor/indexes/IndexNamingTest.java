package dev.tunesmith.advisor.indexes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.schema.IndexKey;
import dev.tunesmith.core.schema.IndexNaming;
import dev.tunesmith.core.schema.IndexShape;
import java.util.List;
import org.junit.jupiter.api.Test;

class IndexNamingTest {

  @Test
  void a_name_tells_table_keys_and_that_it_is_partial() {
    IndexShape shape =
        IndexShape.btree(
            Tables.ORDERS, List.of(IndexKey.expression("lower(email)"), IndexKey.column("id")));

    assertThat(new IndexNaming(Tables.orders()).nameOf(shape.where("id > 1")))
        .isEqualTo("idx_orders_lower_email_id_part");
  }

  @Test
  void a_name_that_is_taken_gets_a_number() {
    IndexNaming naming = new IndexNaming(Tables.orders(Tables.index("idx_orders_email", "status")));

    assertThat(naming.nameOf(Tables.shape("email"))).isEqualTo("idx_orders_email_2");
  }

  @Test
  void one_shape_keeps_one_name() {
    IndexNaming naming = new IndexNaming(Tables.orders());

    assertThat(naming.nameOf(Tables.shape("email")))
        .isEqualTo(naming.nameOf(Tables.shape("email")));
  }

  @Test
  void a_long_name_is_cut_and_stays_unique() {
    String column = "x".repeat(60);
    IndexNaming naming = new IndexNaming(Tables.orders());

    String first = naming.nameOf(Tables.shape(column, "a"));
    String second = naming.nameOf(Tables.shape(column, "b"));

    assertThat(first).hasSize(IndexNaming.MOST_BYTES).isNotEqualTo(second);
    assertThat(second).hasSize(IndexNaming.MOST_BYTES);
  }
}
