package dev.tunesmith.proof.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Aggregates in the list are reckoned once for all rows. */
class ValueOfEachRowTest {

  private static final RewriteCatalogue CATALOGUE = new RewriteCatalogue(ShopTables.SCHEMA);

  private static List<Rewritten> rewrites(String sql) {
    return CATALOGUE.rewritesOf(Orders.read(sql)).stream()
        .filter(rewritten -> rewritten.rules().contains(ValueOfEachRow.RULE))
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '@',
      textBlock =
          """
          select c.id, (select max(o.placed) from orders o where o.customer_id = c.id) as last from customers c where c.vip order by last limit 5 | select c.id, per_key_0.value_0 AS last from customers c left join (select o.customer_id as key_0, max(o.placed) as value_0 from orders o group by o.customer_id) per_key_0 on per_key_0.key_0 = c.id WHERE c.vip ORDER BY last LIMIT 5
          select name, (select count(*) from orders where customer_id = c.id and total > 5) from customers c | select name, coalesce(per_key_0.value_0, 0) as count from customers c left join (select customer_id as key_0, count(*) as value_0 from orders where total > 5 group by customer_id) per_key_0 on per_key_0.key_0 = c.id
          select c.*, coalesce((select sum(o.total) from orders o where o.payer_id = c.id), 0) as paid from customers c | coalesce(per_key_0.value_0, 0) AS paid from
          select (select min(o.id) from orders o where o.customer_id = c.id) a, (select count(o.sent) from orders o where o.customer_id = c.id) b from customers c | select per_key_0.value_0 a, coalesce(per_key_0.value_1, 0) b from customers c left join (select o.customer_id as key_0, min(o.id) as value_0, count(o.sent) as value_1 from
          select c.id, s.id, (select sum(o.total) from orders o where o.seller_id = s.badge and c.id = o.customer_id) from customers c, staff s | from customers c cross join staff s left join (select o.seller_id as key_0, o.customer_id as key_1, sum(o.total) as value_0 from orders o group by o.seller_id, o.customer_id) per_key_0 on per_key_0.key_0 = s.badge and per_key_0.key_1 = c.id
          """)
  void rows_are_grouped_once(String sql, String part) {
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
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '@',
      textBlock =
          """
          select (select coalesce(max(o.id), 1) from orders o where o.customer_id = c.id) from customers c | select coalesce(per_key_0.value_0, 1) as coalesce from customers c left join (select o.customer_id as key_0, max(o.id) as value_0 from
          select (select greatest(2.5 * sum(o.total), 1) from orders o where o.customer_id = public.customers.id) x from public.customers | select greatest(2.5 * per_key_0.value_0, 1) x from public.customers left join
          select *, (select max(o.id) from orders o where o.customer_id = c.id) m, (select array_agg(o.id) from orders o where o.customer_id = c.id) a from customers c | select c.*, per_key_0.value_0 m, (SELECT array_agg(o.id) FROM orders o WHERE o.customer_id = c.id) a from customers c left join
          """)
  void what_is_made_of_aggregates_and_what_is_not_joined_stay_around(String sql, String part) {
    assertThat(rewrites(sql))
        .singleElement()
        .satisfies(
            rewritten -> {
              assertThat(rewritten.after().sql()).contains(part);
              assertThat(CATALOGUE.proof(sql, rewritten.after().sql())).isPresent();
            });
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '@',
      textBlock =
          """
          select o.id, (select c.name from customers c where c.id = o.customer_id) from orders o | select o.id, per_key_0.value_0 as name from orders o left join (select c.id as key_0, c.name as value_0 from customers c) per_key_0 on per_key_0.key_0 = o.customer_id
          select (select upper(name) from customers where id = o.payer_id and vip) n, (select city from customers where id = o.payer_id and vip) from orders o | select per_key_0.value_0 n, per_key_0.value_1 as city from orders o left join (select id as key_0, upper(name) as value_0, city as value_1 from customers where vip) per_key_0 on per_key_0.key_0 = o.payer_id
          select (select s.city from staff s where s.badge = o.seller_id) from orders o | from staff s) per_key_0 on per_key_0.key_0 = o.seller_id
          """)
  void a_row_is_looked_up_by_its_key_for_all_rows_at_once(String sql, String part) {
    assertThat(CATALOGUE.rewritesOf(Orders.read(sql)))
        .filteredOn(rewritten -> rewritten.rules().equals(List.of(ValueOfEachRow.OF_KEY)))
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
        // a key that does not always hold, none, more than one row, and what may fail
        "select (select s.city from staff s where s.id = o.seller_id) from orders o",
        "select (select c.name from customers c where c.city = o.status) from orders o",
        "select (select c.name from customers c where c.id >= o.customer_id) from orders o",
        "select (select c.name from customers c, staff s where c.id = o.customer_id) from orders o",
        "select (select c.name from customers c where c.id = o.customer_id and 1 / c.id > 0) from"
            + " orders o",
        "select (select c.id / 0 from customers c where c.id = o.customer_id) from orders o",
        "select (select c.name || o.status from customers c where c.id = o.customer_id) from"
            + " orders o",
        "select exists (select c.name from customers c where c.id = o.customer_id) from orders o"
      })
  void what_may_be_several_rows_is_not_looked_up_at_once(String sql) {
    assertThat(CATALOGUE.rewritesOf(Orders.read(sql)))
        .noneMatch(rewritten -> rewritten.rules().contains(ValueOfEachRow.OF_KEY));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        // not by equal columns alone
        "select (select max(o.placed) from orders o) from customers c",
        "select (select max(o.placed) from orders o where o.customer_id > c.id) from customers c",
        "select (select max(o.placed) from orders o where o.customer_id = c.id or o.id = 1) from"
            + " customers c",
        "select (select max(o.placed) from orders o where o.customer_id = c.id + 1) from customers"
            + " c",
        "select (select sum(o.total * c.id) from orders o where o.customer_id = c.id) from"
            + " customers c",
        // no aggregate, another one, or a part of it
        "select (select o.placed from orders o where o.customer_id = c.id) from customers c",
        "select (select o.placed from orders o where o.customer_id = c.id order by o.id limit 1)"
            + " from customers c",
        "select (select array_agg(o.id) from orders o where o.customer_id = c.id) from customers c",
        "select (select count(*) + 1 from orders o where o.customer_id = c.id) from customers c",
        "select (select count(distinct o.total) from orders o where o.customer_id = c.id) from"
            + " customers c",
        "select (select max(o.id) from orders o where o.customer_id = c.id group by o.total) from"
            + " customers c",
        "select (select max(o.id) from orders o where o.customer_id = c.id limit 1) from customers"
            + " c",
        // a list or a statement that would be another with a join
        "select *, (select max(o.id) from orders o where o.customer_id = c.id) from customers c,"
            + " staff s",
        // asked whether there is a row
        "select exists (select max(o.id) from orders o where o.customer_id = c.id), c.id in (select"
            + " max(o.id) from orders o where o.customer_id = c.id) from customers c",
        "select c.name, (select max(o.id) from orders o where o.customer_id = c.id) from customers"
            + " c group by c.id, c.name",
        "select max(c.id), (select max(o.id) from orders o where o.customer_id = 1) from customers"
            + " c",
        "select (select max(o.id) from orders o where o.customer_id = c.id) from staff s right join"
            + " customers c on c.id = s.id",
        "select (select max(o.id) from orders o where o.customer_id = c.id) from customers c for"
            + " update"
      })
  void a_side_condition_that_fails_takes_the_rewrite_away(String sql) {
    assertThat(rewrites(sql)).isEmpty();
  }
}
