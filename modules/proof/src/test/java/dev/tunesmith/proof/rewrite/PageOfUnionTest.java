package dev.tunesmith.proof.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each part of a union is cut off where the page ends. */
class PageOfUnionTest {

  private static final RewriteCatalogue CATALOGUE = new RewriteCatalogue(ShopTables.SCHEMA);

  private static List<Rewritten> rewrites(String sql) {
    return CATALOGUE.rewritesOf(Orders.read(sql)).stream()
        .filter(rewritten -> rewritten.rules().contains(PageOfUnion.RULE))
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          select id, status from orders where seller_id = 7 union all select id, status from orders where (seller_id = 7) is not true and (customer_id = 7) order by 1 desc limit 20 | (select id, status FROM orders WHERE seller_id = 7 order by 1 DESC limit 20) union all (select id, status FROM orders WHERE (seller_id = 7) IS NOT TRUE AND (customer_id = 7) order by 1 DESC limit 20) order by 1 DESC LIMIT 20
          select id, 's' as kind from staff union all select id, 'c' from customers order by id limit 5 offset 10 | (select id, 's' AS kind FROM staff order by 1 limit 15) union all (select id, 'c' FROM customers order by 1 limit 15) order by 1 LIMIT 5 OFFSET 10
          select city, name from customers where vip union select city, name from customers where name = 'x' order by city nulls first limit 3 | (select distinct city, name FROM customers WHERE vip order by 1 NULLS FIRST limit 3) union (select distinct city, name FROM customers WHERE name = 'x' order by 1 NULLS FIRST limit 3) order by 1 NULLS FIRST LIMIT 3
          """)
  void each_part_yields_no_more_than_the_page_can_show(String sql, String after) {
    assertThat(rewrites(sql))
        .singleElement()
        .satisfies(
            rewritten -> {
              assertThat(rewritten.after().sql()).isEqualTo(after);
              assertThat(rewritten.isProven()).isTrue();
              assertThat(CATALOGUE.proof(sql, rewritten.after().sql())).isPresent();
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select id from orders union all select id from customers limit 5",
        "select id from orders union all select id from customers order by 1",
        "select id from orders union all select id from customers order by id + 1 limit 5",
        "select id from orders union all select id from returns order by 1 limit 5",
        "select city from customers union all select city from staff order by 1 limit 5",
        "select * from orders union all select * from orders order by id limit 5",
        "select id from orders except select id from customers order by 1 limit 5",
        "select id from orders intersect select id from customers order by 1 limit 5",
        "select id from orders union select id from customers union all select id from staff order"
            + " by 1 limit 5",
        "select id from orders union all (select id from customers limit 3) order by 1 limit 5",
        "select count(*) as id from orders union all select id from customers order by 1 limit 5",
        "select id from orders union all select id from customers order by 1 limit all",
        "select id from orders union all select id from customers order by 1 limit 5 offset 1 + 1",
        "with c as (select id from customers) select id from orders union all select id from c"
            + " order by 1 limit 5",
      })
  void what_is_sorted_otherwise_or_not_cut_off_stays(String sql) {
    assertThat(rewrites(sql)).isEmpty();
  }
}
