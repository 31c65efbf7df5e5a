package dev.tunesmith.proof.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Totals beside the groups are made in one pass. */
class GroupsOfSeveralKindsTest {

  private static final RewriteCatalogue CATALOGUE = new RewriteCatalogue(ShopTables.SCHEMA);

  private static List<Rewritten> rewrites(String sql) {
    return CATALOGUE.rewritesOf(Orders.read(sql)).stream()
        .filter(rewritten -> rewritten.rules().contains(GroupsOfSeveralKinds.RULE))
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          select status, seller_id, count(*) as n from orders group by status, seller_id union all select status, null, count(*) from orders group by status union all select null, null, count(*) from orders | select status as status, seller_id as seller_id, count(*) AS n from orders group by grouping sets ((status, seller_id), (status), ())
          select null as status, sum(total) s from orders where total > 5 union all select o.status, sum(total) from orders o where total > 5 group by o.status order by 1 limit 3 |
          select null::text as status, sum(o.total) s from orders o where total > 5 union all select o.status, sum(o.total) from orders o where total > 5 group by 1 order by 1, 2 limit 3 | select o.status as status, sum(o.total) s from orders o where total > 5 group by grouping sets ((), (o.status)) ORDER BY 1, 2 LIMIT 3
          select c.city, o.status, count(*) n, max(o.total) * 2 m from orders o join customers c on c.id = o.customer_id group by c.city, o.status union all select c.city, null, count(*), max(o.total) * 2 from orders o join customers c on c.id = o.customer_id group by c.city | group by grouping sets ((c.city, o.status), (c.city))
          """)
  void each_way_to_group_is_a_set(String sql, String part) {
    if (part == null) {
      assertThat(rewrites(sql)).isEmpty();
      return;
    }
    assertThat(rewrites(sql))
        .singleElement()
        .satisfies(
            rewritten -> {
              assertThat(rewritten.after().sql()).contains(part);
              assertThat(rewritten.isProven()).isTrue();
              assertThat(CATALOGUE.proof(sql, rewritten.after().sql())).isPresent();
            });
  }

  private static final String BY_STATUS = "select status, count(*) n from orders group by status";

  @ParameterizedTest
  @ValueSource(
      strings = {
        BY_STATUS + " union select null, count(*) from orders",
        BY_STATUS + " union all select null, count(*) from orders where total > 5",
        BY_STATUS + " union all select null, count(*) from staff",
        BY_STATUS + " union all select null, count(id) from orders",
        BY_STATUS + " union all select 'all', count(*) from orders",
        BY_STATUS + " union all select null, count(*) from orders group by status",
        BY_STATUS + " union all select null, count(*) from orders having count(*) > 3",
        BY_STATUS + " union all (select null, count(*) from orders limit 1)",
        BY_STATUS + " union all select status, 1 from orders",
        BY_STATUS + " union all select distinct null, count(*) from orders",
        BY_STATUS + " union all select null, count(*) from orders order by n + 1",
        "select null, count(*) n from orders union all " + BY_STATUS,
        "select seller_id, count(*) from orders group by seller_id union all select customer_id,"
            + " count(*) from orders group by customer_id",
        "select status, null, count(*) from orders group by status union all select null, null,"
            + " count(*) from orders",
        "select total, count(*) from orders group by total union all select null, count(*) from"
            + " orders",
        BY_STATUS,
      })
  void where_the_parts_do_not_agree_nothing_changes(String sql) {
    assertThat(rewrites(sql)).isEmpty();
  }
}
