package dev.tunesmith.advisor.indexes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.QueryName;
import dev.tunesmith.core.workload.Workload;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoveringIndexesTest {

  @Test
  void an_index_that_would_hold_the_whole_table_is_no_candidate() {
    assertThat(shapes("select id, status, country, email from shop.orders where customer_id = 7"))
        .isEmpty();
  }

  @Test
  void one_that_leaves_a_column_out_is() {
    assertThat(shapes("select id, status, country from shop.orders where customer_id = 7"))
        .containsExactly("shop.orders (customer_id) include (country, id, status)");
  }

  /** Of a table of five columns. */
  private static List<String> shapes(String sql) {
    Table orders = Tables.orders().table(Tables.ORDERS).orElseThrow();
    Schema schema =
        new Schema(
            List.of(
                new Table(
                    orders.name(),
                    orders.columns().subList(0, 5),
                    List.of(),
                    List.of(),
                    orders.rows(),
                    10_000_000)));
    Query query = new Query(new QueryName("q"), sql, Query.Access.READ, 1, null, 1);
    Workload workload = new Workload(List.of(query), List.of());
    return new CoveringIndexes(
            new WorkloadUses(schema, workload), new PredicateShares(new PricedWhatIf(50)))
        .of(query).stream().map(candidate -> candidate.shape().toString()).toList();
  }
}
