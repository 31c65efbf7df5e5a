package dev.tunesmith.proof.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Several columns side by side that are not among what a subquery answers. */
class NotInRowsTest {

  private static final RewriteCatalogue CATALOGUE = new RewriteCatalogue(ShopTables.SCHEMA);

  private static List<Rewritten> rewrites(String sql) {
    return CATALOGUE.rewritesOf(Orders.read(sql)).stream()
        .filter(rewritten -> rewritten.rules().contains(NotInSubquery.RULE))
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          select c.id from customers c where (c.id, c.name) not in (select o.customer_id, o.status from orders o) | where not exists (select 1 from orders o where o.customer_id = c.id and o.status = c.name)
          select id from customers where (id, name) not in (select customer_id, status from orders where total > 5) and vip | where not exists (select 1 from orders where (total > 5) and customer_id = customers.id and status = customers.name) and vip
          select id from customers c where (c.id, c.id, c.name) not in (select o.customer_id, o.seller_id, o.status from orders o) | o.customer_id = c.id and o.seller_id = c.id and o.status = c.name)
          select id from customers c where (c.id, c.name) not in (select o.payer_id, o.status from orders o where o.payer_id is not null) | where (o.payer_id IS NOT NULL) and o.payer_id = c.id and o.status = c.name)
          select id from customers c where (c.id, c.name) not in (select o.payer_id, o.status from orders o where o.payer_id > 3) | where (o.payer_id > 3) and o.payer_id = c.id and o.status = c.name)
          select id from customers c where (c.id::bigint, c.name) not in (select o.id, o.status from orders o) or vip | o.id = c.id::bigint and o.status = c.name) or vip
          """)
  void no_row_may_be_equal(String sql, String part) {
    assertThat(rewrites(sql))
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
        // a value that may be NULL, on either side
        "select c.id from customers c where (c.id, c.city) not in (select o.id, o.status from"
            + " orders o)",
        "select c.id from customers c where (c.id, c.name) not in (select o.payer_id, o.status from"
            + " orders o)",
        "select c.id from customers c where (c.id, c.name) not in (select o.customer_id, s.city"
            + " from orders o join staff s on s.badge = o.seller_id)",
        "select c.id from orders o left join customers c on c.id = o.customer_id where (c.id,"
            + " o.status) not in (select s.badge, s.city from staff s where s.city is not null)",
        "select c.id from customers c where (c.id, c.name) not in (select s.id, o.status from staff"
            + " s left join orders o on o.seller_id = s.badge)",
        // NULL is asked for of another column, or only of some rows
        "select c.id from customers c where (c.id, c.name) not in (select o.payer_id, o.status from"
            + " orders o where o.sent is not null)",
        "select c.id from customers c where (c.id, c.name) not in (select o.payer_id, o.status from"
            + " orders o where o.payer_id is not null or o.total > 5)",
        "select c.id from customers c where (c.id, c.name) not in (select o.payer_id, o.status from"
            + " orders o where o.payer_id is null)",
        "select c.id from customers c where (c.id, c.name) not in (select o.payer_id, o.status from"
            + " orders o where not o.payer_id > 3 or true)",
        // groups, limits, several SELECTs, and what makes several rows of one
        "select c.id from customers c where (c.id, c.name) not in (select o.customer_id,"
            + " max(o.status) from orders o group by o.customer_id)",
        "select c.id from customers c where (c.id, c.name) not in (select o.customer_id, o.status"
            + " from orders o limit 5)",
        "select c.id from customers c where (c.id, c.name) not in (select o.customer_id, o.status"
            + " from orders o offset 1)",
        "select c.id from customers c where (c.id, c.name) not in (select s.id, s.city from staff s"
            + " union select o.customer_id, o.status from orders o)",
        "select c.id from customers c where (c.id, c.name) not in (select distinct o.customer_id,"
            + " o.status from orders o)",
        "select c.id from customers c where (c.id, c.name) not in (select generate_series(1, 3),"
            + " o.status from orders o)",
        "select c.id from customers c where (c.id, c.name) not in (values (1, 'a'))",
        // not what is known: expressions, types, tables
        "select c.id from customers c where (c.id, c.name) not in (select o.customer_id,"
            + " upper(o.status) from orders o)",
        "select c.id from customers c where (c.id, upper(c.name)) not in (select o.customer_id,"
            + " o.status from orders o)",
        "select c.id from customers c where (c.id, c.name::own_type) not in (select o.customer_id,"
            + " o.status from orders o)",
        "select c.id from customers c where (c.id, c.name) not in (select x.a, x.b from unknown x)",
        "select id from customers where (id, name) not in (select customers.id, customers.name from"
            + " customers)",
        // another condition
        "select c.id from customers c where (c.id, c.name) in (select o.customer_id, o.status from"
            + " orders o)",
        "select c.id from customers c where not (c.id, c.name) not in (select o.customer_id,"
            + " o.status from orders o)",
        "select c.id from customers c where (c.id, c.name) not in ((1, 'a'), (2, 'b'))",
        "select c.id from customers c where (c.id, c.name) not in (select o.customer_id from orders"
            + " o)"
      })
  void a_side_condition_that_fails_takes_the_rewrite_away(String sql) {
    assertThat(rewrites(sql)).noneMatch(Rewritten::isProven);
  }
}
