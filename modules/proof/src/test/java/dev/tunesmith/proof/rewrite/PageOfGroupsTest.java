package dev.tunesmith.proof.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A page of rows with what belongs to each. */
class PageOfGroupsTest {

  private static final RewriteCatalogue CATALOGUE = new RewriteCatalogue(ShopTables.SCHEMA);

  private static List<Rewritten> rewrites(String sql) {
    return CATALOGUE.rewritesOf(Orders.read(sql)).stream()
        .filter(rewritten -> rewritten.rules().contains(PageOfGroups.RULE))
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          select c.id, c.name, count(o.id) as n from customers c join orders o on o.customer_id = c.id where c.vip group by c.id order by c.name desc, c.id limit 20 | where (c.vip) and c.id in (select c.id from customers c where (c.vip) and (exists (select 1 from orders o where o.customer_id = c.id)) order by c.name DESC, c.id limit 20) GROUP BY c.id order by c.name DESC, c.id limit 20
          select c.id, count(o.id) as n from customers c left join orders o on o.customer_id = c.id group by c.id order by c.id limit 5 | where c.id in (select c.id from customers c order by c.id limit 5) GROUP BY c.id
          select c.id, c.name, sum(o.total) as s, max(s.badge) as b from customers c join orders o on o.customer_id = c.id and o.status = 'open' left join staff s on s.badge = o.seller_id group by c.id, c.name order by c.name limit 5 | exists (select 1 from orders o where o.customer_id = c.id AND o.status = 'open')
          select c.name, count(*) as n from customers c inner join orders o on o.customer_id > c.id where c.city = 'x' or c.vip group by c.name, c.id order by 1 limit 3 | (select c.id from customers c where (c.city = 'x' OR c.vip) and (exists
          select name as n, city as name, count(*) as c from customers join orders o on o.customer_id = customers.id group by customers.id, name, city order by 1 limit 3 | (select customers.id from customers where (exists (select 1 from orders o where o.customer_id = customers.id)) order by customers.name limit 3) GROUP BY customers.id, name, city order by customers.name limit 3
          select c.id, count(o.id) as n from customers c, orders o where o.customer_id = c.id group by c.id order by c.id limit 5 | where c.id in (select c.id from customers c where (exists (select 1 from orders o where o.customer_id = c.id)) order by c.id limit 5)
          select c.id, count(o.id) as n from orders o join customers c on o.customer_id = c.id group by 1 order by 1 offset 40 rows fetch next 5 rows only | where c.id in (select c.id from customers c where (exists (select 1 from orders o where o.customer_id = c.id)) order by c.id limit 5 offset 40) GROUP BY c.id order by c.id limit 5
          select c.id, c.name, count(*) as n from customers c join orders o on o.customer_id = c.id join staff s on s.badge = o.seller_id or s.city = 'x' left join returns r on r.id = o.id where c.vip group by c.id, c.name order by c.name limit 5 offset 10 | c.id in (select c.id from customers c where (c.vip) and (exists (select 1 from orders o, staff s where o.customer_id = c.id and (s.badge = o.seller_id OR s.city = 'x'))) order by c.name limit 5 offset 10) GROUP BY c.id, c.name order by c.name limit 5
          select id, customers.name, count(*) as n from customers join staff using (id) group by id, name order by id limit 5 | where customers.id in (select customers.id from customers where (exists (select 1 from staff where customers.id = staff.id)) order by customers.id limit 5)
          select c.id, count(o.id) as n from customers c join orders o on o.customer_id = c.id where o.total > 5 and c.vip and (c.city = 'x' or o.status = 'y') group by c.id order by c.id limit 5 | where (o.total > 5 AND c.vip AND (c.city = 'x' OR o.status = 'y')) and c.id in (select c.id from customers c where (c.vip) and (exists (select 1 from orders o where o.customer_id = c.id and o.total > 5 and (c.city = 'x' OR o.status = 'y'))) order by c.id limit 5)
          select c.id, c.name as o, count(*) as n from customers c left join orders o on o.customer_id = c.id group by c.id order by o, id limit 5 | c.id in (select c.id from customers c order by c.name, c.id limit 5) GROUP BY c.id order by c.name, c.id limit 5
          select s.badge, s.city, count(*) as n from staff s left join orders o on o.seller_id = s.badge group by s.badge, s.city order by s.city limit 3 | s.badge in (select s.badge from staff s order by s.city limit 3) GROUP BY s.badge, s.city order by s.city limit 3
          """)
  void the_page_is_decided_first(String sql, String part) {
    assertThat(rewrites(sql))
        .singleElement()
        .satisfies(
            rewritten -> {
              assertThat(rewritten.after().sql()).contains(part);
              assertThat(rewritten.isProven()).isTrue();
              assertThat(CATALOGUE.proof(sql, rewritten.after().sql())).isPresent();
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // the order is not by the first table's columns
        "select c.id, count(o.id) as n from customers c join orders o on o.customer_id = c.id group"
            + " by c.id order by n desc limit 5",
        "select c.id, count(o.id) as n from customers c join orders o on o.customer_id = c.id group"
            + " by c.id, o.status order by o.status limit 5",
        "select c.id, count(o.id) as n from customers c join orders o on o.customer_id = c.id group"
            + " by c.id order by c.name || 'x' limit 5",
        // the groups are not its rows
        "select c.name, count(o.id) as n from customers c join orders o on o.customer_id = c.id"
            + " group by c.name order by c.name limit 5",
        "select c.id, o.status, count(o.id) as n from customers c join orders o on o.customer_id ="
            + " c.id group by c.id, o.status order by c.id limit 5",
        "select s.id, count(o.id) as n from staff s join orders o on o.seller_id = s.badge group by"
            + " s.id order by s.id limit 5",
        // a condition about another table, or about groups
        "select c.id, count(o.id) as n from customers c left join orders o on o.customer_id = c.id"
            + " where o.total > 5 group by c.id order by c.id limit 5",
        "select c.id, count(o.id) as n from customers c join orders o on o.customer_id = c.id where"
            + " exists (select 1 from staff s where s.badge = o.seller_id) group by c.id order by"
            + " c.id limit 5",
        "select c.id, count(o.id) as n from customers c join orders o on o.customer_id = c.id group"
            + " by c.id having count(*) > 3 order by c.id limit 5",
        // joins that drop or add rows of the first table in other ways
        "select c.id, count(o.id) as n from customers c right join orders o on o.customer_id = c.id"
            + " group by c.id order by c.id limit 5",
        "select c.id, count(o.id) as n from customers c full join orders o on o.customer_id = c.id"
            + " group by c.id order by c.id limit 5",
        "select c.id, count(o.id) as n from customers c left join orders o on o.customer_id = c.id"
            + " join staff s on s.badge = o.seller_id group by c.id order by c.id limit 5",
        // what is shown looks beyond the page
        "select c.id, count(o.id) as n, count(*) over () as groups from customers c join orders o"
            + " on o.customer_id = c.id group by c.id order by c.id limit 5",
        "select c.id, count(o.id) as n, rank() over (order by c.id desc) as r from customers c join"
            + " orders o on o.customer_id = c.id group by c.id order by c.id limit 5",
        "select c.id, count(o.id) as n, sum(count(o.id)) over (order by c.id) as s from customers c"
            + " join orders o on o.customer_id = c.id group by c.id order by c.id limit 5",
        // no page, or not from its beginning
        "select c.id, count(o.id) as n from customers c join orders o on o.customer_id = c.id group"
            + " by c.id order by c.id",
        "select c.id, count(o.id) as n from customers c join orders o on o.customer_id = c.id group"
            + " by c.id limit 5",
        "select c.id, count(o.id) as n from customers c join orders o on o.customer_id = c.id group"
            + " by c.id order by c.id limit 5 offset (2 + 3)",
        "select c.id, count(o.id) as n from customers c, orders o where o.customer_id > c.id group"
            + " by c.id order by c.id limit 5",
        "select c.id, count(o.id) as n from customers c join orders o on o.customer_id = c.id group"
            + " by c.id order by c.id fetch first 5 rows with ties",
        "select c.id, count(o.id) as n from customers c group by c.id order by c.id limit 5",
        "select distinct c.id, count(o.id) as n from customers c join orders o on o.customer_id ="
            + " c.id group by c.id order by c.id limit 5",
      })
  void where_the_first_table_does_not_decide_it_nothing_changes(String sql) {
    assertThat(rewrites(sql)).isEmpty();
  }
}
