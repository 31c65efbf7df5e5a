package dev.tunesmith.proof.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Running totals, ranks and values before a row become windows. */
class WindowOfRowTest {

  private static final RewriteCatalogue CATALOGUE = new RewriteCatalogue(ShopTables.SCHEMA);

  private static List<Rewritten> rewrites(String sql) {
    return CATALOGUE.rewritesOf(Orders.read(sql)).stream()
        .filter(rewritten -> rewritten.rules().contains(WindowOfRow.RULE))
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          select o.id, (select sum(p.total) from orders p where p.customer_id = o.customer_id and p.placed <= o.placed) as s from orders o where o.customer_id < 9 | SELECT o.id, o.over_0 AS s FROM (select o.*, sum(o.total) over (partition by o.customer_id order by o.placed) as over_0 from orders o) o WHERE o.customer_id < 9
          select id, (select count(*) from orders p where p.placed < orders.placed) from orders order by id | SELECT id, orders.over_0 as count FROM (select orders.*, count(*) over (order by orders.placed range between unbounded preceding and current row exclude group) as over_0 from orders) orders ORDER BY id
          select o.id, (select count(*) from orders p where p.seller_id = o.seller_id and p.id > o.id and p.status = 'open' and (p.total > 5 or p.sent is null)) * 2 as n from orders o | SELECT o.id, o.over_0 * 2 AS n FROM (select o.*, count(*) filter (where o.status = 'open' and (o.total > 5 OR o.sent IS NULL)) over (partition by o.seller_id order by o.id desc rows between unbounded preceding and 1 preceding) as over_0 from orders o) o
          select c.name, (select max(p.placed) from orders p where p.customer_id = o.customer_id and (p.placed, p.id) < (o.placed, o.id)) as m from customers c join orders o on o.customer_id = c.id | FROM customers c JOIN (select o.*, max(o.placed) over (partition by o.customer_id order by o.placed, o.id rows between unbounded preceding and 1 preceding) as over_0 from orders o) o ON o.customer_id = c.id
          select o.id, o.total / (select avg(p.total) from orders p where p.seller_id = o.seller_id and p.customer_id = o.customer_id) as part from orders o | (select o.*, avg(o.total) over (partition by o.seller_id, o.customer_id) as over_0 from orders o) o
          select o.id, (select p.total from orders p where p.customer_id = o.customer_id and p.id < o.id order by p.id desc limit 1) as before from orders o | o.over_0 AS before FROM (select o.*, lag(o.total) over (partition by o.customer_id order by o.id) as over_0 from orders o) o
          select o.id, (select p.sent from orders p where (p.placed, p.id) > (o.placed, o.id) order by p.placed, p.id fetch first row only) as next from orders o | lag(o.sent) over (order by o.placed desc, o.id desc) as over_0
          select o.id, (select name from customers c where c.id = o.customer_id) as name, (select sum(total) from orders p where p.seller_id = o.seller_id and p.id <= o.id) as s from orders o | (SELECT name FROM customers c WHERE c.id = o.customer_id) AS name, o.over_0 AS s FROM (select o.*, sum(o.total) over (partition by o.seller_id order by o.id) as over_0 from orders o) o
          """)
  void the_row_is_looked_at_among_its_neighbours(String sql, String part) {
    assertThat(rewrites(sql))
        .singleElement()
        .satisfies(
            rewritten -> {
              assertThat(rewritten.after().sql()).contains(part);
              assertThat(rewritten.isProven()).isTrue();
              assertThat(rewritten.wants()).isNotEmpty();
              assertThat(CATALOGUE.proof(sql, rewritten.after().sql())).isPresent();
            });
  }

  private static final String SUM =
      "(select sum(p.total) from orders p where p.customer_id = o.customer_id and p.id <= o.id)";

  @ParameterizedTest
  @ValueSource(
      strings = {
        // a column that may be NULL is no partition and no order
        "select (select sum(p.total) from orders p where p.payer_id = o.payer_id) as s from orders"
            + " o",
        "select (select sum(p.total) from orders p where p.seller_id = o.seller_id and p.sent <="
            + " o.sent) as s from orders o",
        "select c.id, " + SUM + " as s from customers c left join orders o on o.customer_id = c.id",
        // another table, another column, another comparison
        "select (select sum(p.total) from orders p where p.customer_id = c.id) as s from customers"
            + " c",
        "select (select sum(p.total) from orders p where p.seller_id = o.packer_id) as s from"
            + " orders o",
        "select (select sum(p.total) from orders p where p.seller_id = o.seller_id and p.id <>"
            + " o.id) as s from orders o",
        "select (select sum(p.total) from orders p where p.seller_id = o.seller_id and p.id <= o.id"
            + " and p.total <= o.total) as s from orders o",
        "select (select sum(p.total) from orders p where p.seller_id = o.seller_id and p.id <= o.id"
            + " + 1) as s from orders o",
        "select (select sum(p.total) from orders p where (p.seller_id, p.id) = (o.seller_id, o.id)"
            + " or o.id > 5) as s from orders o",
        "select (select sum(p.total) from orders p where p.seller_id = o.seller_id and p.total >"
            + " o.customer_id) as s from orders o",
        "select (select sum(p.total) from orders p, staff s where p.seller_id = o.seller_id) as s"
            + " from orders o",
        "select (select sum(p.total) from orders p where p.seller_id = o.seller_id and 1 / p.id <"
            + " 5) as s from orders o",
        // what hangs on the order of rows, or of pairs, or is not of all rows
        "select (select string_agg(p.status, ',') from orders p where p.seller_id = o.seller_id) as"
            + " s from orders o",
        "select (select sum(distinct p.total) from orders p where p.seller_id = o.seller_id) as s"
            + " from orders o",
        "select (select count(*) from orders p where p.seller_id = o.seller_id limit 1 offset 1) as"
            + " s from orders o",
        "select (select sum(p.total + o.total) from orders p where p.seller_id = o.seller_id) as s"
            + " from orders o",
        // no nearest row, or not that one
        "select (select p.total from orders p where p.customer_id = o.customer_id and p.placed <"
            + " o.placed order by p.placed desc limit 1) as b from orders o",
        "select (select p.total from orders p where p.customer_id = o.customer_id and p.id < o.id"
            + " order by p.id limit 1) as b from orders o",
        "select (select p.total from orders p where p.customer_id = o.customer_id and p.id <= o.id"
            + " order by p.id desc limit 1) as b from orders o",
        "select (select p.total from orders p where p.customer_id = o.customer_id and p.id < o.id"
            + " order by p.id desc limit 2) as b from orders o",
        "select (select p.total from orders p where p.customer_id = o.customer_id and p.id < o.id"
            + " and p.total > 5 order by p.id desc limit 1) as b from orders o",
        "select (select p.total from orders p where p.customer_id = o.customer_id and p.id < o.id"
            + " order by p.total desc limit 1) as b from orders o",
        // the table itself is asked for something that the window's rows do not have
        "select *, " + SUM + " as s from orders o",
        "select o.*, " + SUM + " as s from orders o",
        "select o.ctid, " + SUM + " as s from orders o",
        "select o, " + SUM + " as s from orders o",
        "select row_to_json(o), " + SUM + " as s from orders o",
        "select o.id, " + SUM + " as s from orders o for update",
        "select o.status, max(" + SUM + ") as s from orders o group by o.status",
        "select o.id, " + SUM + " as s from orders o tablesample system (5)",
      })
  void what_no_window_says_stays(String sql) {
    assertThat(rewrites(sql)).isEmpty();
  }
}
