package dev.tunesmith.proof.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What several parts of a statement read in common is read once, and no more of it than needed. */
class SharedPartsTest {

  private static final RewriteCatalogue CATALOGUE = new RewriteCatalogue(ShopTables.SCHEMA);

  private static List<Rewritten> rewrites(String sql, RewriteRule rule) {
    return CATALOGUE.rewritesOf(Orders.read(sql)).stream()
        .filter(rewritten -> rewritten.rules().contains(rule))
        .toList();
  }

  private static void assertProven(String sql, RewriteRule rule, String part) {
    assertThat(rewrites(sql, rule))
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
      textBlock =
          """
          with x as (select status, seller_id s, sum(total) t from orders group by status, seller_id) select a.t, b.t from x a, x b where a.status = 'new' and b.status = 'old' and a.s = b.s | from (SELECT status, seller_id s, sum(total) t FROM orders GROUP BY status, seller_id) part_of_all where (status = 'new') or (status = 'old'))
          with x as (select status, customer_id c from orders) select (select count(*) from x where x.status = 'new') n, (select count(*) from x where x.status = 'new' and x.c > 5) m | part_of_all where (status = 'new') or (status = 'new' and c > 5)
          with x as (select status, customer_id c from orders union all select city, id from customers) select a.c from x a join x b on a.c = b.c and b.status in ('a', 'b') where a.status = 'c' | part_of_all where (status = 'c') or (status IN ('a', 'b'))
          with x as (select 's' kind, id, total from orders union all select 'c', id, 0 from customers) select a.id from x a, x b where a.kind = 's' and b.kind = 'c' and a.id = b.id and a.total > b.total | part_of_all where (kind = 's') or (kind = 'c')
          with t as (select status s, sum(total) t from orders group by status) select a.t, b.t from t a, t b where a.s = 'new' and b.s = 'old' and a.t > b.t | part_of_all where (s = 'new') or (s = 'old'))
          with y as (select id, city from customers), x as (select y.city, count(*) n from y where y.city > 'b' group by y.city), z as (select 1 q from y where y.city > 'c' or y.city = 'a') select x.n from x, z | WITH y AS (select * from (SELECT id, city FROM customers) part_of_all where (city > 'b') or ((city > 'c' OR city = 'a')))
          with x as materialized (select id, city from customers) select id from x where city = 'a' | part_of_all where city = 'a'
          """)
  void what_every_use_asks_is_asked_inside(String sql, String part) {
    assertProven(sql, ConditionOfEveryUse.RULE, part);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        // a use that asks nothing, or nothing of these rows alone
        "with x as (select id, city from customers) select a.id from x a, x b where a.city = 'a'",
        "with x as (select id, city from customers) select a.id from x a, x b where a.city = 'a'"
            + " and b.city = a.city",
        // an outer join keeps rows that the condition does not let through
        "with x as (select id, city from customers) select a.id from x a left join x b on a.id ="
            + " b.id and b.city = 'b' where a.city = 'a'",
        // a condition that may fail, or holds a subquery
        "with x as (select id, city from customers) select a.id from x a, x b where 1 / a.id = 1"
            + " and b.city = 'a'",
        "with x as (select id, city from customers) select a.id from x a, x b where a.id in (select"
            + " id from orders) and b.city = 'a'",
        // what is reckoned of the group, which no row is asked before
        "with x as (select city, count(*) n from customers group by city) select a.n from x a, x b"
            + " where a.n > 1 and b.n > 2",
        // one use, which the server sees through; recursion; names given from outside; a lock
        "with x as (select id, city from customers) select id from x where city = 'a'",
        "with recursive x as (select id, city from customers) select a.id from x a, x b where"
            + " a.city = 'a' and b.city = 'b'",
        "with x (k, c) as (select id, city from customers) select a.k from x a, x b where a.c = 'a'"
            + " and b.c = 'b'",
        "with x as (select id, city from customers) select a.id from x a, x b where a.city = 'a'"
            + " and b.city = 'b' for update of a",
        // another part of the same name
        "with x as (select id, city from customers) select a.id from x a, x b where a.city = 'a'"
            + " and b.city = 'b' and a.id in (with x as (select 1 as id) select id from x)"
      })
  void rows_that_a_use_may_look_at_are_made(String sql) {
    assertThat(rewrites(sql, ConditionOfEveryUse.RULE)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          with x as (select customer_id k, sum(total) t from orders where total > 1 or id = 3 group by customer_id) select x.t from x, customers c where c.id = x.k and c.vip | FROM orders WHERE (total > 1 OR id = 3) and customer_id in (select c.id from customers c where c.vip) GROUP BY customer_id)
          with x as (select o.customer_id, count(*) n from orders o group by o.customer_id) select y.n, z.n from (select n, city from x join customers on customer_id = customers.id where name > 'a' and city > 'b') y, (select n, city from x, customers d where d.id = customer_id and d.vip) z where y.city = z.city | o.customer_id in (select customers.id from customers where name > 'a' and city > 'b' union all select d.id from customers d where d.vip) GROUP BY
          """)
  void groups_are_made_that_some_use_joins(String sql, String part) {
    assertProven(sql, KeyOfEveryUse.RULE, part);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        // a use that joins another column, nothing, or by an outer join; nothing is asked
        "with x as (select customer_id k, seller_id s, count(*) n from orders group by customer_id,"
            + " seller_id) select a.n from x a, x b, customers c where c.id = a.k and c.vip and"
            + " b.n = a.n",
        "with x as (select customer_id k, count(*) n from orders group by customer_id) select n"
            + " from x left join customers c on c.id = x.k where c.vip",
        "with x as (select customer_id k, count(*) n from orders group by customer_id) select n"
            + " from x, customers c where c.id = x.k",
        // what is joined is no column of the groups; rows are left out of groups; groups of sets
        "with x as (select customer_id k, count(*) n from orders group by customer_id) select k"
            + " from x, customers c where c.id = x.n and c.vip",
        "with x as (select max(customer_id) k, count(*) n from orders group by seller_id) select n"
            + " from x, customers c where c.id = x.k and c.vip",
        "with x as (select customer_id k, count(*) n from orders group by rollup (customer_id))"
            + " select n from x, customers c where c.id = x.k and c.vip",
        "with x as (select customer_id k, count(*) n from orders group by customer_id order by n"
            + " limit 3) select n from x, customers c where c.id = x.k and c.vip",
        "with x as (select customer_id k, count(*) over () n from orders) select n from x,"
            + " customers c where c.id = x.k and c.vip",
        // what is asked may fail, or is of both
        "with x as (select customer_id k, count(*) n from orders group by customer_id) select n"
            + " from x, customers c where c.id = x.k and 1 / c.id = 1",
        "with x as (select customer_id k, count(*) n from orders group by customer_id) select n"
            + " from x, customers c where c.id = x.k and c.id > x.n"
      })
  void groups_that_a_use_may_look_at_are_made(String sql) {
    assertThat(rewrites(sql, KeyOfEveryUse.RULE)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          with x as (select status s, count(*) n from orders group by status) select a.n from x a join x on a.n = x.n where a.s = 'a' | SELECT a.n FROM (SELECT status s, count(*) n FROM orders GROUP BY status) a JOIN (SELECT status s, count(*) n FROM orders GROUP BY status) x ON a.n = x.n WHERE a.s = 'a'
          with y as (select id k from customers), x as materialized (select k from y) select x.k from x where k > 3 | WITH y AS (SELECT id k FROM customers) SELECT x.k FROM (SELECT k FROM y) x WHERE k > 3
          with t as (select status s, sum(total) t from orders group by status) select a.t, b.t from t a, t b where a.s = 'new' | SELECT a.t, b.t FROM (SELECT status s, sum(total) t FROM orders GROUP BY status) a, (SELECT status s, sum(total) t FROM orders GROUP BY status) b
          with x as (select id from customers) select id from x union all select b.id from x b | SELECT id FROM (SELECT id FROM customers) x UNION all SELECT b.id FROM (SELECT id FROM customers) b
          """)
  void what_is_kept_whole_is_written_where_it_is_read(String sql, String part) {
    assertProven(sql, PartOfEachUse.RULE, part);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        // read once, a choice of rows, other rows each time, recursion, a lock
        "with x as (select id from customers) select id from x",
        "with x as (select id from customers limit 3) select a.id from x a, x b",
        "with x as (select distinct on (city) id from customers) select a.id from x a, x b",
        "with x as (select random() id from customers) select a.id from x a, x b",
        "with x as (select next_of(id) id from customers) select a.id from x a, x b",
        "with recursive x as (select id from customers) select a.id from x a, x b",
        "with x as (select id from customers) select a.id from x a, x b for update of a",
        // names that are not its own, or mean something else where it is read
        "with x (k) as (select id from customers) select a.k from x a, x b",
        "with x as (select id from customers) select a.id from x a, x b (k)",
        "with x as (select id from orders), orders as (select 1 as id) select a.id from x a, x b",
        "with x as (select id from orders), orders as (select 1 as id) select a.id from orders a,"
            + " orders b, x",
        "with x as (select id from orders) select a.id from x a, x b where a.id in (with orders as"
            + " (select 1 as id) select id from orders)"
      })
  void what_may_be_another_part_elsewhere_is_kept(String sql) {
    assertThat(rewrites(sql, PartOfEachUse.RULE)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          select a.s, b.s from (select status s, sum(total) t from orders group by status) a, (select status s, sum(total) t from orders group by status) b where a.t < b.t | with shared_part as (SELECT status s, sum(total) t FROM orders GROUP BY status) SELECT a.s, b.s FROM shared_part a, shared_part b WHERE a.t < b.t
          with y as (select id from customers) select 1 from y, (select status from orders) a where a.status in (select b.status from (select status from orders) b) | with shared_part as (SELECT status FROM orders), y AS (SELECT id FROM customers) SELECT 1 FROM y, shared_part a WHERE a.status IN (SELECT b.status FROM shared_part b)
          select m from (select avg(n) m from (select status, count(*) n from orders group by status) a) p, (select status, count(*) n from orders group by status) q where q.n > m | FROM (SELECT avg(n) m FROM shared_part a) p, shared_part q WHERE q.n > m
          """)
  void what_is_asked_word_for_word_is_asked_once(String sql, String part) {
    assertProven(sql, RepeatedPart.RULE, part);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        // other words, a part of what lies around, a choice of rows, a part that names another
        "select 1 from (select id from orders) a, (select id from customers) b",
        "select 1 from customers c where exists (select 1 from (select id from orders o where"
            + " o.customer_id = c.id) a, (select id from orders o where o.customer_id = c.id) b)",
        "select 1 from (select id from orders limit 3) a, (select id from orders limit 3) b",
        "select 1 from (select distinct on (status) status, id from orders) a, (select distinct on"
            + " (status) status, id from orders) b",
        "with y as (select id from orders) select 1 from (select id from y) a, (select id from y)"
            + " b",
        "select 1 from (select id from orders) a, lateral (select id from orders) b",
        "select a.id from (select id from orders) a, (select id from orders) b for update",
        "select 1 from (select random() r from orders) a, (select random() r from orders) b",
        "select 1 from (select next_of(id) r from orders) a, (select next_of(id) r from orders) b"
      })
  void what_may_have_other_rows_is_asked_again(String sql) {
    assertThat(rewrites(sql, RepeatedPart.RULE)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          select * from (select count(*) n, sum(total) t from orders where status = 'a' and total > 5) a, (select count(*) m from orders where total > 5 and status = 'b') b | FROM (select count(*) filter (where status = 'a') as n, sum(total) filter (where status = 'a') as t, count(*) filter (where status = 'b') as m from orders where total > 5 and ((status = 'a') or (status = 'b'))) one_pass
          select (select count(*) from orders where status like 'a%') n, (select count(*) from orders where status not like '%b') m | from (select count(*) filter (where status LIKE 'a%') as value_0, count(*) filter (where status NOT LIKE '%b') as value_1 from orders where ((status LIKE 'a%') or (status NOT LIKE '%b'))) one_pass
          select a.n * 1.0 / b.m as r from (select count(*) n from orders o, customers c where c.id = o.customer_id and c.vip) a cross join (select count(distinct o.status) m from orders o, customers c where c.id = o.customer_id) b order by a.n | SELECT one_pass.n * 1.0 / one_pass.m AS r FROM (select count(*) filter (where c.vip) as n, count(DISTINCT o.status) as m from orders o, customers c where c.id = o.customer_id) one_pass ORDER BY one_pass.n
          select (select count(*) from orders where status = 'a'), (select max(total) from orders where status = 'b') as m | select one_pass.value_0 as count, one_pass.value_1 AS m from (select count(*) filter (where status = 'a') as value_0, max(total) filter (where status = 'b') as value_1 from orders where ((status = 'a') or (status = 'b'))) one_pass
          select c.id, case when (select count(*) from orders where total > 1) > 5 then (select avg(total) from orders where total > 1) end v from customers c where c.vip | CASE WHEN one_pass.value_0 > 5 THEN one_pass.value_1 END v from customers c cross join (select count(*) as value_0, avg(total) as value_1 from orders where total > 1) one_pass WHERE c.vip
          """)
  void aggregates_of_one_table_are_reckoned_in_one_pass(String sql, String part) {
    assertProven(sql, OnePass.RULE, part);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        // other tables, groups, a limit, one part alone, an alias of its own, names that meet
        "select * from (select count(*) n from orders) a, (select count(*) m from customers) b",
        "select * from (select count(*) n from orders group by status) a, (select count(*) m from"
            + " orders) b",
        "select * from (select count(*) n from orders limit 1) a, (select count(*) m from orders)"
            + " b",
        "select * from (select count(*) n from orders) a",
        "select * from (select count(*) n from orders) a, (select count(*) m from orders) b,"
            + " customers",
        "select * from (select count(*) n from orders) a, (select count(*) n from orders) b",
        "select a.* from (select count(*) n from orders) a, (select count(*) m from orders) b",
        "select a.n from (select count(*) n from orders) a left join (select count(*) m from"
            + " orders) b on true",
        // aggregates that hang on the order, or are of others; a condition that may fail
        "select * from (select array_agg(id) n from orders) a, (select count(*) m from orders) b",
        "select * from (select sum(total::float8) n from orders) a, (select count(*) m from orders)"
            + " b",
        // a pattern that no row may have been held against
        "select (select count(*) from orders where total > 5 and status ~ '[') n, (select count(*)"
            + " from orders where total < 5) m",
        "select (select count(*) from orders where total > 5 and status like 'a\\') n, (select"
            + " count(*) from orders where total < 5) m",
        "select (select count(*) from orders where total > 5 and status like status) n, (select"
            + " count(*) from orders where total < 5) m",
        "select * from (select count(*) filter (where id > 1) n from orders) a, (select count(*) m"
            + " from orders) b",
        "select * from (select count(*) n from orders where 1 / id > 0) a, (select count(*) m from"
            + " orders where id > 3) b",
        "select * from (select id n from orders) a, (select count(*) m from orders) b",
        // of the row outside; where no row is asked for it; all columns; groups outside
        "select (select count(*) from orders where customer_id = c.id), (select count(*) from"
            + " orders where customer_id = 3) from customers c",
        "select case when id > 3 then (select sum(id * id) from orders) end, (select count(*) from"
            + " orders) from customers",
        "select *, (select count(*) from orders), (select sum(total) from orders) from customers",
        "select city, (select count(*) from orders) a, (select sum(total) from orders) b from"
            + " customers group by city",
        "select max(id), (select count(*) from orders) a, (select sum(total) from orders) b from"
            + " customers"
      })
  void what_is_not_one_row_of_the_same_tables_is_read_by_itself(String sql) {
    assertThat(rewrites(sql, OnePass.RULE)).isEmpty();
  }
}
