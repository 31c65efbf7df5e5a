package dev.tunesmith.proof.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A page far behind the first is looked up late, or begins behind the last one. */
class DeepPageTest {

  private static final RewriteCatalogue CATALOGUE = new RewriteCatalogue(ShopTables.SCHEMA);

  private static List<Rewritten> rewrites(String sql, RewriteRule rule) {
    return CATALOGUE.rewritesOf(Orders.read(sql)).stream()
        .filter(rewritten -> rewritten.rules().contains(rule))
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '@',
      textBlock =
          """
          select id, status from orders order by placed desc, id desc offset 5000 limit 20 | where (placed, id) < (select placed, id from orders order by placed DESC, id DESC limit 1 offset 4999) order by placed DESC, id DESC limit 20
          select o.* from orders o order by o.id limit 50 offset 20000 | where o.id > (select o.id from orders o order by o.id limit 1 offset 19999) order by o.id limit 50
          select id from orders where status = 'open' or sent is null order by 1 limit 5 offset 500 | where (status = 'open' OR sent IS NULL) and id > (select id from orders where status = 'open' OR sent IS NULL order by id limit 1 offset 499)
          select o.id, c.name from orders o join customers c on c.id = o.customer_id where o.total > 5 order by o.placed, o.id limit 5 offset 500 | and (o.placed, o.id) > (select o.placed, o.id from orders o where o.total > 5 order by o.placed, o.id limit 1 offset 499)
          select o.id, p.name from orders o left join customers p on o.payer_id = p.id order by o.id limit 5 offset 500 | where o.id > (select o.id from orders o order by o.id limit 1 offset 499)
          """)
  void what_follows_the_last_row_is_asked_for(String sql, String part) {
    assertThat(rewrites(sql, DeepPage.AFTER_LAST))
        .singleElement()
        .satisfies(
            rewritten -> {
              assertThat(rewritten.after().sql()).contains(part).contains("$1");
              assertThat(rewritten.isProven()).isTrue();
              assertThat(CATALOGUE.proof(sql, rewritten.after().sql())).isPresent();
            });
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '@',
      textBlock =
          """
          select id, status from orders order by placed desc, id limit 20 offset 5000 | where orders.id in (select orders.id from orders order by placed DESC, id limit 20 offset 5000) order by placed DESC, id
          select o.total from orders o where sent > '2024-01-01' order by sent limit 20 offset 5000 | where o.id in (select o.id from orders o where sent > '2024-01-01' order by sent limit 20 offset 5000) order by sent
          select o.id, (select c.name from customers c where c.id = o.customer_id) as who from orders o order by o.placed limit 20 offset 5000 | where o.id in (select o.id from orders o order by o.placed limit 20 offset 5000) order by o.placed
          """)
  void rows_are_looked_up_for_the_page_alone(String sql, String part) {
    assertThat(rewrites(sql, DeepPage.AFTER_LAST)).isEmpty();
    assertThat(rewrites(sql, DeepPage.LATE_ROWS))
        .singleElement()
        .satisfies(
            rewritten -> {
              assertThat(rewritten.after().sql()).contains(part);
              assertThat(rewritten.isProven()).isTrue();
              assertThat(CATALOGUE.proof(sql, rewritten.after().sql())).isPresent();
            });
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        // not deep, or no page
        "select id from orders order by id limit 5 offset 20",
        "select id from orders order by id limit 5",
        "select id from orders order by id offset 500",
        "select id from orders order by id limit 5 offset $1",
        "select id from orders limit 5 offset 500",
        // sorted by what is no column of the first table
        "select id from orders order by total * 2 limit 5 offset 500",
        "select id, total * 2 as twice from orders order by twice limit 5 offset 500",
        "select id, -total as total from orders order by total limit 5 offset 500",
        "select id, -total from orders order by 2 limit 5 offset 500",
        "select o.id from orders o join customers c on c.id = o.customer_id order by c.name limit 5"
            + " offset 500",
        // groups, DISTINCT, windows, locks
        "select distinct status from orders order by status limit 5 offset 500",
        "select status, count(*) from orders group by status order by status limit 5 offset 500",
        "select id, count(*) over () from orders order by id limit 5 offset 500",
        "select id, generate_series(1, 2) from orders order by id limit 5 offset 500",
        "select id from orders order by id limit 5 offset 500 for update",
        // a row may be joined with none, with several, or with what is not certain
        "select o.id from orders o join customers c on c.id = o.payer_id order by o.id limit 5"
            + " offset 500",
        "select o.id from orders o join customers c on c.name = o.status order by o.id limit 5"
            + " offset 500",
        "select o.id from orders o join customers c on c.id = o.customer_id and c.vip order by o.id"
            + " limit 5 offset 500",
        "select o.id from orders o left join customers c on c.id > o.customer_id order by o.id"
            + " limit 5 offset 500",
        "select o.id from orders o left join staff s on s.id = o.seller_id order by o.id limit 5"
            + " offset 500",
        "select o.id from orders o join staff s on s.badge = o.packer_id order by o.id limit 5"
            + " offset 500",
        "select o.id from orders o right join customers c on c.id = o.customer_id order by o.id"
            + " limit 5 offset 500",
        "select o.id from orders o, customers c order by o.id limit 5 offset 500",
        // a condition on what is joined
        "select o.id from orders o join customers c on c.id = o.customer_id where c.vip order by"
            + " o.id limit 5 offset 500"
      })
  void a_side_condition_that_fails_takes_the_rewrite_away(String sql) {
    assertThat(rewrites(sql, DeepPage.LATE_ROWS)).isEmpty();
    assertThat(rewrites(sql, DeepPage.AFTER_LAST)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "select id from orders order by placed limit 5 offset 500",
        "select id from orders order by sent, id limit 5 offset 500",
        "select id from orders order by placed desc, id limit 5 offset 500",
        "select id from orders order by placed nulls first, id limit 5 offset 500"
      })
  void rows_are_compared_only_where_the_order_is_theirs(String sql) {
    assertThat(rewrites(sql, DeepPage.AFTER_LAST)).isEmpty();
    assertThat(rewrites(sql, DeepPage.LATE_ROWS)).isNotEmpty();
  }
}
