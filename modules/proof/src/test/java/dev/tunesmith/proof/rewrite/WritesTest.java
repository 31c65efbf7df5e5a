package dev.tunesmith.proof.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A write is asked in other words where the query is that stands for it. */
class WritesTest {

  private static final RewriteCatalogue CATALOGUE = new RewriteCatalogue(ShopTables.SCHEMA);
  private static final String A_SHARE =
      "update customers c set city = (select max(o.status) from orders o where o.customer_id ="
          + " c.id) where c.vip";

  private static List<String> rewrites(String sql) {
    return CATALOGUE.rewritesOf(Orders.read(sql)).stream()
        .filter(Rewritten::isProven)
        .map(rewritten -> rewritten.after().sql())
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '@',
      textBlock =
          """
          update customers c set city = (select max(o.status) from orders o where o.customer_id = c.id) where c.vip # UPDATE customers c SET city = changed.new_1 FROM (select c.id AS row_1, per_key_0.value_0 AS new_1 from customers c left join (select o.customer_id as key_0, max(o.status) as value_0 from orders o group by o.customer_id) per_key_0 on per_key_0.key_0 = c.id WHERE c.vip) AS changed WHERE c.id = changed.row_1 AND c.vip
          update customers set name = name || coalesce((select max(o.status) from orders o where o.customer_id = customers.id), '') returning * # UPDATE customers SET name = name || coalesce(changed.new_1, '') FROM (select customers.id AS row_1, per_key_0.value_0 AS new_1 from customers left join (select o.customer_id as key_0, max(o.status) as value_0 from orders o group by o.customer_id) per_key_0 on per_key_0.key_0 = customers.id) AS changed WHERE customers.id = changed.row_1 RETURNING customers.*
          update customers c set (city, name) = (select max(o.status), min(o.status) from orders o where o.customer_id = c.id), vip = default # UPDATE customers c SET city = changed.new_1, name = changed.new_2, vip = default FROM (select c.id AS row_1, per_key_0.value_0 AS new_1, per_key_0.value_1 AS new_2 from customers c left join (select o.customer_id as key_0, max(o.status) as value_0, min(o.status) as value_1 from orders o group by o.customer_id) per_key_0 on per_key_0.key_0 = c.id) AS changed WHERE c.id = changed.row_1
          delete from orders where date(placed) = '2024-05-01' -- of a day # delete from orders where placed >= TIMESTAMP '2024-05-01' AND placed < TIMESTAMP '2024-05-02' -- of a day
          update orders set status = 'old' where total > 3 and date_trunc('month', placed) = '2024-05-01' returning id # update orders set status = 'old' where total > 3 and placed >= TIMESTAMP '2024-05-01' AND placed < TIMESTAMP '2024-06-01' returning id
          delete from returns where id = 5.0 # delete from returns where id = 5
          delete from public.customers as c where c.id not in (select customer_id from orders) and vip # delete from public.customers as c where not exists (select 1 from orders where customer_id = c.id) and vip
          delete from orders o using customers c where o.customer_id = c.id and c.vip # DELETE FROM orders o WHERE EXISTS (SELECT 1 FROM customers c WHERE o.customer_id = c.id AND c.vip)
          update orders o set status = c.name from customers c where c.id = o.customer_id and date(o.placed) = '2024-05-01' # update orders o set status = c.name from customers c where c.id = o.customer_id and o.placed >= TIMESTAMP '2024-05-01' AND o.placed < TIMESTAMP '2024-05-02'
          delete from orders where customer_id = 3 or seller_id = 4 # DELETE FROM orders WHERE orders.id IN (select orders.id AS row_1 from orders where (customer_id = 3) union all select orders.id AS row_1 from orders where (customer_id = 3) is not true and (seller_id = 4)) AND (customer_id = 3 OR seller_id = 4)
          with v as (select id from customers where vip) delete from orders where customer_id not in (select id from v) # with v as (select id from customers where vip) delete from orders where not exists (select 1 from v where id = orders.customer_id)
          insert into returns (id, prior, statement) select id, 1, status from orders where id = 5.0 # insert into returns (id, prior, statement) select id, 1, status from orders where id = 5
          """)
  void a_write_asks_in_other_words(String sql, String wanted) {
    assertThat(rewrites(sql)).contains(wanted);
    assertThat(CATALOGUE.proof(sql, wanted)).isPresent();
    assertThat(CATALOGUE.readings(sql, wanted)).isPresent();
  }

  @Test
  void what_stands_behind_the_query_of_an_insert_stays() {
    String sql =
        "insert into returns select id, 1, status from orders where id = 5.0"
            + " on conflict (id) do update set prior = 2 where returns.prior = 1 returning id";

    assertThat(rewrites(sql))
        .singleElement()
        .asString()
        .contains("where id = 5\n")
        .endsWith("on conflict (id) do update set prior = 2 where returns.prior = 1 returning id");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        // no key to find the rows by, or names that would be taken
        "update returns r set statement = (select max(o.status) from orders o where o.id = r.id)",
        "update customers changed set city = (select max(o.status) from orders o where"
            + " o.customer_id = changed.id)",
        // nobody knows which of several rows is taken
        "update customers c set city = (select max(o.status) from orders o where o.customer_id ="
            + " c.id) from staff s where s.city = c.city",
        // nothing that one table's rows stand for
        "update nowhere n set city = (select max(o.status) from orders o where o.customer_id ="
            + " n.id)",
        "with customers as (select 1 as id) update customers c set city = (select max(o.status)"
            + " from orders o where o.customer_id = c.id)",
        // what may differ each time, and rows that are locked
        "delete from orders where id = 5.0 and random() < 0.5",
        "delete from orders where id in (select id from orders where date(placed) = '2024-05-01'"
            + " for update skip locked)",
        // what it answers may be another table's
        "update orders o set status = c.name from customers c where c.id = o.customer_id and"
            + " date(o.placed) = '2024-05-01' returning *",
        "delete from orders o using customers c where c.id = o.customer_id and date(o.placed) ="
            + " '2024-05-01' returning name",
        // parts of a value, and of values
        "update customers c set city[1] = (select max(o.status) from orders o where o.customer_id"
            + " = c.id)",
        "insert into returns (id) values (5)",
      })
  void what_could_write_otherwise_is_left_alone(String sql) {
    assertThat(rewrites(sql)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        // another table, other columns, another answer, another deed
        "update staff c set city = (select max(o.status) from orders o where o.customer_id = c.id)"
            + " where c.vip",
        "update customers c set name = (select max(o.status) from orders o where o.customer_id ="
            + " c.id) where c.vip",
        A_SHARE + " returning id",
        "delete from customers c where c.vip",
        "select 1",
      })
  void writes_of_another_frame_have_no_readings_to_compare(String other) {
    assertThat(CATALOGUE.readings(A_SHARE, other)).isEmpty();
    assertThat(CATALOGUE.proof(A_SHARE, other)).isEmpty();
  }
}
