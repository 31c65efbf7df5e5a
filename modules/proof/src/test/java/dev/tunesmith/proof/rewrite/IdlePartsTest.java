package dev.tunesmith.proof.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parts of a statement that change nothing are left out. */
class IdlePartsTest {

  private static final RewriteCatalogue CATALOGUE = new RewriteCatalogue(ShopTables.SCHEMA);

  private static final List<RewriteRule> IDLE =
      List.of(
          IdleDistinct.RULE,
          IdleUnion.RULE,
          IdleJoin.LEFT_OUT,
          IdleJoin.NO_ROW,
          CountBesidePage.RULE);

  private static List<Rewritten> rewrites(String sql) {
    return CATALOGUE.rewritesOf(Orders.read(sql)).stream()
        .filter(rewritten -> IDLE.containsAll(rewritten.rules()))
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '@',
      textBlock =
          """
          select distinct o.id, c.name from orders o left join customers c on c.id = o.payer_id where o.total > 5 order by c.name limit 3 | select o.id, c.name FROM orders o LEFT JOIN customers c ON c.id = o.payer_id WHERE o.total > 5 ORDER BY c.name LIMIT 3
          select distinct * from customers c, orders o where c.city = 'x' | select * FROM customers c, orders o WHERE c.city = 'x'
          select distinct c.*, s.badge from customers c left join staff s on s.city = c.city | select c.*, s.badge FROM customers c LEFT JOIN staff s ON s.city = c.city
          select distinct status, customer_id, sum(total) from orders group by customer_id, status | select status, customer_id, sum(total) FROM orders GROUP BY customer_id, status
          select o.id from orders o join customers c on c.id = o.customer_id where o.total > 4 order by o.id | SELECT o.id FROM orders o WHERE o.total > 4 ORDER BY o.id
          select count(*) from orders o inner join staff s on o.seller_id = s.badge join customers c on c.id = o.customer_id and true = true where c.vip | SELECT count(*) FROM orders o
          select c.city, sum(o.total) from orders o join customers c on c.id = o.customer_id join staff s on o.seller_id = s.badge group by c.city | SELECT c.city, sum(o.total) FROM orders o JOIN customers c ON c.id = o.customer_id GROUP BY c.city
          select o.id from orders o left join orders p on p.customer_id = o.customer_id and p.placed > o.placed where p.id is null and o.total > 5 | SELECT o.id FROM orders o WHERE o.total > 5 and not exists (select 1 from orders p where p.customer_id = o.customer_id AND p.placed > o.placed)
          select c.name from customers c left join orders o on o.payer_id = c.id and o.total > 5 where o.payer_id is null | SELECT c.name FROM customers c WHERE not exists (select 1 from orders o where o.payer_id = c.id AND o.total > 5)
          select c.name from customers c left join orders o on o.customer_id = c.id where o.placed is null | SELECT c.name FROM customers c WHERE not exists (select 1 from orders o where o.customer_id = c.id)
          select id, placed, count(*) over () as n from orders where total > 4 order by id limit 20 offset 5 | select id, placed, (select count(*) from orders where total > 4) AS n FROM orders WHERE total > 4 ORDER BY id LIMIT 20 OFFSET 5
          select id, 'in' as kind from orders where total > 5 union select id, 'out' from orders order by 1 | UNION ALL
          select id, total from orders where status = 'open' union select id, total from orders where status = 'paid' and total > 3 union select id, total from orders where status = 'sent' | SELECT id, total FROM orders WHERE status = 'open' UNION ALL SELECT id, total FROM orders WHERE status = 'paid' AND total > 3 UNION ALL
          select 1, city from customers group by city union select 2, city from staff group by city | UNION ALL
          """)
  void what_changes_nothing_is_left_out(String sql, String part) {
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
        // no key is shown, or one that may be NULL, or one that holds only at a commit
        "select distinct name, city from customers c",
        "select distinct o.customer_id, c.name from orders o join customers c on c.id ="
            + " o.customer_id",
        "select distinct c.id, o.total from customers c join orders o on o.customer_id = c.id",
        "select distinct c.id from customers c join orders o on o.customer_id = c.id",
        "select distinct id, city from staff",
        "select distinct id + 1, name from customers",
        "select distinct o.id, s.id from orders o right join staff s on s.badge = o.seller_id",
        "select distinct on (id) id, name from customers order by id, name",
        "select distinct status, count(*) from orders group by customer_id, status",
        "select distinct status, customer_id from orders group by rollup (customer_id, status)",
        // a join that may find none or several, or of which something is asked
        "select o.id from orders o join customers c on c.id = o.payer_id",
        "select o.id from orders o join customers c on c.city = o.status",
        "select o.id from orders o join staff s on s.badge = o.packer_id",
        "select o.id from orders o join customers c on c.id = o.customer_id and c.vip",
        "select o.id from orders o join customers c on c.id = o.customer_id where c.vip",
        "select o.id from orders o join customers c on c.id = o.customer_id where vip",
        "select o.id from orders o join customers c on c.id = o.customer_id order by c.name",
        "select * from orders o join customers c on c.id = o.customer_id",
        "select c.* from orders o join customers c on c.id = o.customer_id",
        "select o.id from orders o join customers c on c.id = o.customer_id where exists (select 1"
            + " from staff where staff.city = c.city)",
        "select o.id from orders o join customers c on c.id = o.customer_id join staff s on s.city"
            + " = c.city",
        "select o.id from orders o left join customers d on d.id = o.payer_id join customers c on"
            + " c.id = d.id",
        "select o.id from orders o join customers c on c.id = o.customer_id for update",
        // a column that may be NULL in a row, or is shown
        "select c.name from customers c left join orders o on o.customer_id = c.id where o.sent is"
            + " null",
        "select c.name from customers c left join orders o on o.payer_id + 0 = c.id where"
            + " o.payer_id is null",
        "select c.name from customers c left join orders o on o.payer_id = c.id or c.vip where"
            + " o.payer_id is null",
        "select c.name from customers c left join orders o on o.payer_id is not distinct from c.id"
            + " where o.payer_id is null",
        "select c.name, o.total from customers c left join orders o on o.customer_id = c.id where"
            + " o.id is null",
        "select c.name from customers c left join orders o on o.customer_id = c.id where o.id is"
            + " null or c.vip",
        "select c.name from customers c join orders o on o.customer_id = c.id where o.id is null",
        "select c.name from customers c left join orders o on o.customer_id = c.id where o.id is"
            + " not null",
        // a count of something else, or no page
        "select id, count(*) over () as n from orders order by id",
        "select id, count(*) over (partition by status) as n from orders order by id limit 3",
        "select id, count(sent) over () as n from orders order by id limit 3",
        "select status, count(*) over () as n from orders group by status limit 3",
        "select distinct status, count(*) over () as n from orders limit 3",
        // parts that may share a row, or have a row twice
        "select id from orders where total > 5 union select id from orders where total < 9",
        "select id, total from orders where status = 'open' union select id, total from orders",
        "select status from orders where status = 'open' union select status from orders where"
            + " status = 'paid'",
        "select id, 'in' from orders union select id, 'in' from customers",
        "select 'in', total from orders union select 'out', total from orders",
        "select id, 'in' from orders union select id, upper('in') from orders",
        "select id, 'in' from orders except select id, 'out' from orders",
        "select id, 'a' from orders union all select id, 'b' from orders",
        "select id, total from orders where status = 'open' union select customer_id, total from"
            + " orders where status = 'paid'"
      })
  void a_side_condition_that_fails_takes_the_rewrite_away(String sql) {
    assertThat(rewrites(sql)).isEmpty();
  }
}
