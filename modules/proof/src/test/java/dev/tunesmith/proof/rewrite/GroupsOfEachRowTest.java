package dev.tunesmith.proof.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Groups are made for the rows alone that they are joined with. */
class GroupsOfEachRowTest {

  private static final RewriteCatalogue CATALOGUE = new RewriteCatalogue(ShopTables.SCHEMA);

  private static List<Rewritten> rewrites(String sql) {
    return CATALOGUE.rewritesOf(Orders.read(sql)).stream()
        .filter(rewritten -> rewritten.rules().contains(GroupsOfEachRow.RULE))
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          select c.name, t.s from customers c join (select customer_id, sum(total) as s from orders group by customer_id) t on t.customer_id = c.id where c.vip | FROM customers c JOIN lateral (SELECT customer_id, sum(total) AS s FROM orders WHERE customer_id = c.id GROUP BY customer_id) t ON t.customer_id = c.id WHERE c.vip
          select c.name, t.n from customers c left join (select o.payer_id as p, count(*) as n from orders o where o.total > 5 or o.sent is null group by o.payer_id having count(*) > 1) t on c.id = t.p and t.n > 3 | LEFT JOIN lateral (SELECT o.payer_id AS p, count(*) AS n FROM orders o WHERE (o.total > 5 OR o.sent IS NULL) and o.payer_id = c.id GROUP BY o.payer_id HAVING count(*) > 1) t ON c.id = t.p AND t.n > 3
          select c.name, t.* from customers c left join (select distinct on (customer_id) * from orders order by customer_id, placed desc) t on t.customer_id = c.id where c.city = 'x' | lateral (SELECT DISTINCT ON (customer_id) * FROM orders WHERE customer_id = c.id ORDER BY customer_id, placed DESC) t ON
          select t.id from (select o.*, row_number() over (partition by o.customer_id, o.status order by o.placed) as n, sum(o.total) over (partition by o.customer_id) as s from orders o) t join customers c on t.customer_id = c.id and t.n <= 3 | FROM customers c JOIN lateral (SELECT o.*, row_number() OVER (PARTITION BY o.customer_id, o.status ORDER BY o.placed) AS n, sum(o.total) OVER (PARTITION BY o.customer_id ) AS s FROM orders o WHERE o.customer_id = c.id) t ON t.customer_id = c.id AND t.n <= 3
          with t as (select o.seller_id, s.city, max(o.placed) as last from orders o join staff s on s.badge = o.packer_id group by o.seller_id, s.city) select c.name, t.last from customers c, orders p, t where p.customer_id = c.id and t.seller_id = p.seller_id and c.vip | JOIN orders p ON p.customer_id = c.id JOIN lateral (SELECT o.seller_id, s.city, max(o.placed) AS last FROM orders o JOIN staff s ON s.badge = o.packer_id WHERE o.seller_id = p.seller_id GROUP BY o.seller_id, s.city) t ON t.seller_id = p.seller_id
          select c.name from customers c join (select distinct customer_id, status from orders) t on t.customer_id = c.id | lateral (SELECT DISTINCT customer_id, status FROM orders WHERE customer_id = c.id) t ON
          """)
  void each_row_has_its_groups_made(String sql, String part) {
    assertThat(rewrites(sql))
        .singleElement()
        .satisfies(
            rewritten -> {
              assertThat(rewritten.after().sql()).contains(part);
              assertThat(rewritten.isProven()).isTrue();
              assertThat(CATALOGUE.proof(sql, rewritten.after().sql())).isPresent();
            });
  }

  @Test
  void an_index_is_wanted_in_the_order_of_the_rows_that_are_picked() {
    assertThat(
            rewrites(
                "select c.id, t.id from customers c left join (select distinct on (customer_id) *"
                    + " from orders order by customer_id, placed desc, id) t on t.customer_id ="
                    + " c.id"))
        .singleElement()
        .satisfies(
            rewritten ->
                assertThat(rewritten.wants())
                    .extracting(Object::toString)
                    .containsExactly("public.orders (customer_id, placed DESC, id)"));
  }

  private static final String SUMS =
      "(select customer_id, sum(total) as s from orders group by customer_id) t";

  @ParameterizedTest
  @ValueSource(
      strings = {
        // nothing that looks at several rows, or something that looks across the groups
        "select c.id from customers c join (select customer_id, total from orders) t on"
            + " t.customer_id = c.id",
        "select c.id from customers c join (select customer_id, count(*) over () as n from orders)"
            + " t on t.customer_id = c.id",
        "select c.id from customers c join (select customer_id, rank() over (partition by status"
            + " order by placed) as n from orders) t on t.customer_id = c.id",
        "select c.id from customers c join (select customer_id, count(*) over (partition by"
            + " customer_id) as n, rank() over (order by placed) as r from orders) t on"
            + " t.customer_id = c.id",
        "select c.id from customers c join (select distinct on (status) customer_id, status from"
            + " orders order by status, placed) t on t.customer_id = c.id",
        "select c.id from customers c join (select max(customer_id) as customer_id from orders) t"
            + " on t.customer_id = c.id",
        "select c.id from customers c join (select max(customer_id) as m, status from orders group"
            + " by status) t on t.m = c.id",
        "select c.id from customers c join (select customer_id, count(*) as n from orders group by"
            + " rollup (customer_id)) t on t.customer_id = c.id",
        "select c.id from customers c join (select customer_id, rank() over (order by count(*)) as"
            + " r from orders group by customer_id) t on t.customer_id = c.id",
        "select c.id from customers c join (select customer_id, sum(total) as s from orders group"
            + " by customer_id order by s limit 5) t on t.customer_id = c.id",
        "select c.id from customers c join (select distinct on (customer_id) customer_id from"
            + " orders order by customer_id fetch first 5 rows only) t on t.customer_id = c.id",
        // a join by something else
        "select c.id from customers c join " + SUMS + " on t.s = c.id",
        "select c.id from customers c join " + SUMS + " on t.customer_id > c.id",
        "select c.id from customers c join " + SUMS + " on t.customer_id = c.id or c.vip",
        "select c.id from customers c join " + SUMS + " on t.customer_id + 0 = c.id",
        "select c.id from customers c join " + SUMS + " on t.customer_id = c.id + 1",
        "select c.id from customers c join (select city, count(*) as n from customers group by"
            + " city) t on t.city = c.city",
        "select c.id from customers c join (select customer_id + 1 as customer_id, count(*) as n"
            + " from orders group by customer_id) t on t.customer_id = c.id",
        // a row that is not there yet, or is not kept for what it finds
        "select c.id from " + SUMS + " left join customers c on t.customer_id = c.id",
        "select c.id from customers c right join " + SUMS + " on t.customer_id = c.id",
        "select c.id from customers c full join " + SUMS + " on t.customer_id = c.id",
        "select * from " + SUMS + " join customers c on t.customer_id = c.id",
        // names that would mean something else inside
        "select orders.id from customers orders join " + SUMS + " on t.customer_id = orders.id",
        "select c.id from customers c join (select customer_id, count(*) as n from orders where"
            + " exists (select 1 from staff where vip) group by customer_id) t on t.customer_id ="
            + " c.id",
        "select c.id from customers c join (select customer_id, count(*) as n from orders where vip"
            + " group by customer_id) t on t.customer_id = c.id",
        "select c.id from customers c join (select customer_id, count(*) as n from orders group by"
            + " customer_id) t (a, b) on t.a = c.id",
        "select c.id from customers c join " + SUMS + " on t.customer_id = c.id for update of c",
      })
  void where_a_group_may_hold_rows_of_others_nothing_changes(String sql) {
    assertThat(rewrites(sql)).isEmpty();
  }
}
