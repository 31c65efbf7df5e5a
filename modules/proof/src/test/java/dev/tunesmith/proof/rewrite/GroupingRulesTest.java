package dev.tunesmith.proof.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows are grouped before they are joined, or not at all, and joined only where it matters. */
class GroupingRulesTest {

  private static final RewriteCatalogue CATALOGUE = new RewriteCatalogue(ShopTables.SCHEMA);

  private static final List<RewriteRule> RULES =
      List.of(
          EarlyGroups.RULE,
          IdleGroups.RULE,
          IdleOrder.RULE,
          JoinForExistence.RULE,
          KnownParent.RULE,
          JoinedExtreme.RULE,
          BestOfGroup.RULE);

  private static List<Rewritten> rewrites(String sql) {
    return CATALOGUE.rewritesOf(Orders.read(sql)).stream()
        .filter(rewritten -> RULES.containsAll(rewritten.rules()))
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '@',
      textBlock =
          """
          select c.city, count(*), sum(o.total) as paid from orders o join customers c on c.id = o.customer_id where o.status = 'paid' and c.vip group by c.city order by paid desc | SELECT c.city, sum(o.of_part_0)::bigint AS count, sum(o.of_part_1) AS paid FROM (select o.customer_id, count(*) as of_part_0, sum(o.total) as of_part_1 from orders o where o.status = 'paid' group by o.customer_id) o JOIN customers c ON c.id = o.customer_id WHERE c.vip GROUP BY c.city ORDER BY paid DESC
          select name, avg(total), min(placed) from customers, orders where customers.id = customer_id group by name | SELECT name, (sum(orders.of_part_0) / sum(orders.of_part_0_count)) AS avg, min(orders.of_part_1) AS min FROM customers, (select orders.customer_id, sum(total) as of_part_0, count(total) as of_part_0_count, min(placed) as of_part_1 from orders group by orders.customer_id) orders WHERE customers.id = customer_id GROUP BY name
          select c.id, c.city, count(o.id) as n from customers c left join orders o on o.payer_id = c.id and o.total > 5 group by c.id having count(o.id) < 3 | SELECT c.id, c.city, sum(coalesce(o.of_part_0, 0))::bigint AS n FROM customers c LEFT JOIN (select o.payer_id, count(o.id) as of_part_0, count(o.id) as of_part_1 from orders o where o.total > 5 group by o.payer_id) o ON o.payer_id = c.id GROUP BY c.id HAVING sum(coalesce(o.of_part_1, 0))::bigint < 3
          select count(*) from orders o join staff s on s.badge = o.seller_id where s.city = 'x' | SELECT coalesce(sum(o.of_part_0), 0)::bigint AS count FROM (select o.seller_id, count(*) as of_part_0 from orders o group by o.seller_id) o JOIN staff s ON s.badge = o.seller_id WHERE s.city = 'x'
          select x.city from (select c.city, sum(o.total) s from orders o join customers c on c.id = o.customer_id group by c.city) x where s > 100 | FROM (SELECT c.city, sum(o.of_part_0) s FROM (select o.customer_id
          with x as (select c.city, sum(o.total) s from orders o join customers c on c.id = o.customer_id group by c.city) select city from x union all select city from x | WITH x AS (SELECT c.city, sum(o.of_part_0) s FROM (select
          select id, max(name) as name, count(*) from customers group by id having count(city) > 0 | select id, (name)::text AS name, (1)::bigint AS count from customers where ((case when (city) is null then 0 else 1 end)::bigint > 0)
          select o.id, sum(o.total), min(c.id) m from orders o join customers c on c.id = o.customer_id where o.total > 4 group by o.id, c.name order by 2 limit 3 | select o.id, (o.total)::numeric AS sum, (c.id) m from orders o JOIN customers c ON c.id = o.customer_id where o.total > 4 ORDER BY 2 LIMIT 3
          select badge, sum(id), max(badge) from staff group by badge | select badge, (id)::bigint AS sum, (badge) AS max from staff
          select sum(total), count(*) from (select * from orders where total > 4 order by placed) o | FROM (SELECT * FROM orders WHERE total > 4) o
          select status, avg(total) from (select status, total from orders order by total desc, status) o group by status | FROM (SELECT status, total FROM orders) o GROUP BY status
          select count(*) from customers c, (select distinct status from orders order by status) o where c.vip | FROM customers c, (SELECT DISTINCT status FROM orders) o WHERE c.vip
          select distinct c.city from customers c join orders o on o.customer_id = c.id where o.total > 5 and c.vip order by c.city | select distinct c.city from customers c where c.vip and exists (select 1 from orders o where o.customer_id = c.id and o.total > 5) ORDER BY c.city
          select distinct c.*, s.badge from customers c, staff s, orders o where o.customer_id = c.id and s.badge = o.seller_id and s.city = c.city limit 3 | select distinct c.*, s.badge from customers c, staff s where s.city = c.city and exists (select 1 from orders o where o.customer_id = c.id and s.badge = o.seller_id) LIMIT 3
          select distinct city from customers cross join orders | select distinct city from customers where exists (select 1 from orders)
          select o.id from orders o join (select customer_id, max(placed) as last from orders group by customer_id) x on x.customer_id = o.customer_id and o.placed = x.last where o.total > 5 | SELECT o.id FROM orders o WHERE o.total > 5 and (o.customer_id, o.placed) in (SELECT customer_id, max(placed) AS last FROM orders GROUP BY customer_id)
          select o.* from orders o, (select min(p.total) least, p.status s from orders p group by p.status) x where o.status = x.s and x.least = o.total | SELECT o.* FROM orders o WHERE (o.total, o.status) in (SELECT min(p.total) least, p.status s FROM orders p GROUP BY p.status)
          select o.id from orders o join staff s on s.badge = o.seller_id join (select city, max(badge) as b from staff group by city) x on x.city = s.city and x.b = s.badge | WHERE (s.city, s.badge) in (SELECT city, max(badge) AS b FROM staff GROUP BY city)
          select id from orders where (customer_id, placed) in (select customer_id, max(placed) from orders group by customer_id) and total > 5 | cross join lateral (select orders.* from orders where orders.customer_id = each_group.key_value order by placed desc fetch first 1 rows with ties) chosen
          select o.id from orders o where (o.total, o.status) in (select min(p.total), p.status from orders p group by p.status) | order by total fetch first 1 rows with ties) chosen
          select o.id, c.name from orders o join customers c on c.id = o.customer_id where (o.seller_id, o.id) in (select seller_id, max(id) from orders group by seller_id) | order by id desc fetch first 1 rows with ties) chosen
          select id from orders where customer_id in (select id from customers) and total > 5 | select id from orders where customer_id is not null and total > 5
          select o.id from orders o where exists (select 1 from customers c where c.id = o.payer_id) | select o.id from orders o where o.payer_id is not null
          select o.id from orders o where o.total > 5 or exists (select * from staff s where o.seller_id = s.badge) | select o.id from orders o where o.total > 5 or o.seller_id is not null
          """)
  void a_rule_proves(String sql, String part) {
    assertThat(rewrites(sql))
        .anySatisfy(
            rewritten -> {
              assertThat(rewritten.after().sql()).contains(part);
              assertThat(rewritten.isProven()).isTrue();
              assertThat(CATALOGUE.proof(sql, rewritten.after().sql())).isPresent();
            });
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        // aggregates of two tables, of none that is exact, of pairs, of some rows, in an order
        "select c.name, sum(o.total * c.id) from orders o join customers c on c.id = o.customer_id"
            + " group by c.name",
        "select c.name, sum(o.total), max(c.city) from orders o join customers c on c.id ="
            + " o.customer_id group by c.name",
        "select c.name, sum(o.total::float8) from orders o join customers c on c.id = o.customer_id"
            + " group by c.name",
        "select c.name, sum(length(o.status)) from orders o join customers c on c.id ="
            + " o.customer_id group by c.name",
        "select c.name, count(distinct o.status) from orders o join customers c on c.id ="
            + " o.customer_id group by c.name",
        "select c.name, sum(o.total) filter (where o.id > 3) from orders o join customers c on c.id"
            + " = o.customer_id group by c.name",
        "select c.name, string_agg(o.status, ',') from orders o join customers c on c.id ="
            + " o.customer_id group by c.name",
        "select c.name, own(o.total), count(o.id) from orders o join customers c on c.id ="
            + " o.customer_id group by c.name",
        "select c.name, count(o.id), row_number() over (order by c.name) from orders o join"
            + " customers c on c.id = o.customer_id group by c.name",
        // joined by the table's own key, by an outer join, by what is not written out
        "select c.name, sum(o.total) from orders o join customers c on c.id = o.id group by"
            + " c.name",
        "select o.id, sum(o.total) from orders o join customers c on c.city = o.status and o.id ="
            + " c.id group by o.id, c.name",
        "select c.name, count(o.id) from orders o full join customers c on c.id = o.customer_id"
            + " group by c.name",
        "select c.name, count(o.id) from orders o right join customers c on c.id = o.customer_id"
            + " group by c.name",
        "select c.name, sum(o.total) from orders o natural join customers c group by c.name",
        "select c.name, sum(o.total) from orders o join customers c using (id) group by c.name",
        "select c.name, count(case when o.total is null then 1 end) from customers c left join"
            + " orders o on c.id = o.customer_id group by c.name",
        // groups that are no columns, or several sets; a condition that is no column's; a lock
        "select o.total, count(o.id) from orders o join customers c on c.id = o.customer_id group"
            + " by rollup (o.total)",
        "select upper(c.name), count(o.id) from orders o join customers c on c.id = o.customer_id"
            + " group by upper(c.name)",
        "select c.name, count(o.id) from orders o join customers c on c.id = o.customer_id where"
            + " exists (select 1 from staff where badge = o.seller_id and city = c.city) group by"
            + " c.name",
        "select distinct c.name, count(o.id) from orders o join customers c on c.id = o.customer_id"
            + " group by c.name",
        // groups of several rows
        "select name, max(city) from customers group by name",
        "select id, max(city) from staff group by id",
        "select c.id, sum(o.total) from customers c join orders o on o.customer_id = c.id and o.id"
            + " = c.id group by c.id",
        "select id, avg(total) from orders group by id",
        "select id, array_agg(total) from orders group by id",
        // an order that decides, or is seen
        "select count(*) from (select id from orders order by id limit 3) o",
        "select count(*) from (select distinct on (status) id from orders order by status, id) o",
        "select array_agg(id) from (select id from orders order by id) o",
        "select count(*), row_number() over () from (select id from orders order by id) o",
        "select id from (select id from orders order by id) o",
        "select status, count(*) from (select status, id from orders order by id) o group by status"
            + " order by array_agg(id)",
        "select status, count(*) from (select status from orders order by id) o group by status"
            + " limit 2",
        // a list of all tables, of none, or without DISTINCT; an outer join; a lock
        "select distinct c.city, o.total from customers c join orders o on o.customer_id = c.id",
        "select distinct * from customers c join orders o on o.customer_id = c.id",
        "select distinct 1 from customers c join orders o on o.customer_id = c.id",
        "select distinct on (c.city) c.city from customers c join orders o on o.customer_id = c.id",
        "select c.city from customers c join orders o on o.customer_id = c.id",
        "select distinct c.city from customers c left join orders o on o.customer_id = c.id",
        "select distinct c.city from orders o left join customers c on o.customer_id = c.id",
        "select distinct c.city from customers c natural join orders o",
        "select distinct c.city, count(*) over () from customers c, orders o",
        "select distinct c.city, own(c.id) from customers c, orders o",
        // asked of elsewhere, another condition, a group of more, an outer join
        "select o.id, x.last from orders o join (select customer_id, max(placed) as last from"
            + " orders group by customer_id) x on x.customer_id = o.customer_id and o.placed ="
            + " x.last",
        "select * from orders o join (select customer_id, max(placed) as last from orders group by"
            + " customer_id) x on x.customer_id = o.customer_id and o.placed = x.last",
        "select o.id from orders o join (select customer_id, max(placed) as last from orders group"
            + " by customer_id) x on x.customer_id = o.customer_id and o.placed >= x.last",
        "select o.id from orders o join (select customer_id, max(placed) as last from orders group"
            + " by customer_id) x on x.customer_id = o.customer_id",
        "select o.id from orders o join (select customer_id, max(placed) as last from orders group"
            + " by customer_id, status) x on x.customer_id = o.customer_id and o.placed = x.last",
        "select o.id from orders o left join (select customer_id, max(placed) as last from orders"
            + " group by customer_id) x on x.customer_id = o.customer_id and o.placed = x.last",
        "select id from orders where (customer_id, sent) in (select customer_id, max(sent) from"
            + " orders group by customer_id)",
        "select id from orders where (customer_id, placed) in (select seller_id, max(placed) from"
            + " orders group by seller_id)",
        "select id from orders where (customer_id, placed) in (select customer_id, max(placed) from"
            + " orders where total > 5 group by customer_id)",
        "select id from orders where (customer_id, placed) not in (select customer_id, max(placed)"
            + " from orders group by customer_id)",
        // another column, fewer parents, no key, one that holds only later, NOT
        "select id from orders where customer_id in (select id from customers where vip)",
        "select id from orders where id in (select id from customers)",
        "select id from orders where customer_id in (select id + 1 from customers)",
        "select id from orders where packer_id in (select badge from staff)",
        "select id from orders where seller_id in (select id from staff)",
        "select id from orders where customer_id in (select id from customers limit 5)",
        "select id from orders where customer_id in (select max(id) from customers)",
        "select id from orders where not customer_id in (select id from customers)",
        "select id from orders where not exists (select 1 from customers c where c.id ="
            + " customer_id)",
        "select id from orders o where exists (select 1 from customers c where c.id = o.customer_id"
            + " and c.vip)",
        "select id from orders o where exists (select 1 from customers c where c.id ="
            + " o.customer_id + 1)",
        "select id from orders o where exists (select 1 from customers c, staff s where c.id ="
            + " o.customer_id)",
        "select id from orders o where exists (select count(*) from customers c where c.id ="
            + " o.customer_id having count(*) > 1)"
      })
  void a_side_condition_that_fails_takes_the_rewrite_away(String sql) {
    assertThat(rewrites(sql)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "select x.id from (select o.id from orders o join customers c on c.id = o.customer_id) x"
            + " for update",
        "select c.id from customers c where exists (select distinct c.city from orders o)",
        "with customers as (select 1 as id) select x.id from (select distinct id from customers) x"
      })
  void a_part_is_left_that_locks_or_says_something_of_what_lies_around(String sql) {
    assertThat(CATALOGUE.rewritesOf(Orders.read(sql))).noneMatch(Rewritten::isProven);
  }
}
