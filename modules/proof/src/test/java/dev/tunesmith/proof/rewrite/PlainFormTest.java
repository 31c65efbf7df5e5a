package dev.tunesmith.proof.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What SQL can say in several ways is read as one. */
class PlainFormTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          select id from orders order by id fetch first 5 rows only | SELECT id FROM orders ORDER BY id LIMIT 5
          select id from orders order by id offset 10 rows fetch next row only | SELECT id FROM orders ORDER BY id LIMIT 1 OFFSET 10
          select id from orders order by id fetch first 5 rows only offset 7 | SELECT id FROM orders ORDER BY id LIMIT 5 OFFSET 7
          select id from orders where id in (select id from returns order by prior fetch first 2 rows only) | SELECT id FROM orders WHERE id IN (SELECT id FROM returns ORDER BY prior LIMIT 2)
          select status, count(*) from orders group by 1 | SELECT status, count(*) FROM orders GROUP BY status
          select o.status as s, o.placed, count(*) from orders o group by 2, 1 | SELECT o.status AS s, o.placed, count(*) FROM orders o GROUP BY o.placed, o.status
          select o.id, c.name from orders o, customers c where o.customer_id = c.id and c.vip | SELECT o.id, c.name FROM orders o JOIN customers c ON o.customer_id = c.id WHERE c.vip
          select o.id from orders o, customers c, staff s where c.id = o.customer_id and (c.vip or o.total > 5) and s.badge = o.seller_id | SELECT o.id FROM orders o JOIN customers c ON c.id = o.customer_id JOIN staff s ON s.badge = o.seller_id WHERE (c.vip OR o.total > 5)
          select o.id, c.name from customers c join orders o on o.customer_id = c.id and o.total > 5 order by o.placed, o.id limit 5 | SELECT o.id, c.name FROM orders o JOIN customers c ON o.customer_id = c.id AND o.total > 5 ORDER BY o.placed, o.id LIMIT 5
          select c.name, o.id from customers c join orders o on o.customer_id = c.id left join staff s on s.badge = o.seller_id order by 2 | SELECT c.name, o.id FROM orders o JOIN customers c ON o.customer_id = c.id LEFT JOIN staff s ON s.badge = o.seller_id ORDER BY 2
          select * from orders o, customers c where o.customer_id = c.id order by o.id | SELECT * FROM orders o JOIN customers c ON o.customer_id = c.id ORDER BY o.id
          select id, name from customers join staff using (id) where id > 5 group by id, name order by id | SELECT customers.id, name FROM customers JOIN staff ON customers.id = staff.id WHERE customers.id > 5 GROUP BY customers.id, name ORDER BY customers.id
          select c.name from customers c left join staff s using (id, city) | SELECT c.name FROM customers c LEFT JOIN staff s ON c.id = s.id AND c.city = s.city
          select max(id) from customers a join staff b using (id) join returns r using (id) | SELECT max(a.id) FROM customers a JOIN staff b ON a.id = b.id JOIN returns r ON a.id = r.id
          select id, row_number() over w as n, sum(total) over w from orders window w as (partition by customer_id order by placed) | SELECT id, row_number() OVER (PARTITION BY customer_id ORDER BY placed) AS n, sum(total) OVER (PARTITION BY customer_id ORDER BY placed) FROM orders
          select id from orders where not (customer_id in (select id from staff)) | SELECT id FROM orders WHERE customer_id NOT IN (SELECT id FROM staff)
          select id from orders where total > 5 and not customer_id = any (select id from staff) | SELECT id FROM orders WHERE total > 5 AND customer_id <> ALL(SELECT id FROM staff)
          select id from orders where customer_id not in (select id from staff union select badge from staff where city = 'x') and total > 5 | SELECT id FROM orders WHERE (customer_id NOT IN (SELECT id FROM staff) AND customer_id NOT IN (SELECT badge FROM staff WHERE city = 'x')) AND total > 5
          select id from orders where not 7 in (seller_id, packer_id) | SELECT id FROM orders WHERE 7 NOT IN (seller_id, packer_id)
          select id from orders where 7 in (seller_id, packer_id) and total > 5 | SELECT id FROM orders WHERE (seller_id = 7 OR packer_id = 7) AND total > 5
          """)
  void a_statement_is_written_in_plainer_words(String sql, String plain) {
    assertThat(PlainForm.of(sql, ShopTables.SCHEMA)).contains(plain);
    assertThat(PlainForm.of(plain, ShopTables.SCHEMA)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select id from orders order by id limit 5 offset 10",
        "select id from orders order by placed fetch first 5 rows with ties",
        "select id from orders order by placed fetch first (2 + 3) rows only",
        // a number that is no column's
        "select 5, count(*) from orders group by 1",
        "select o.*, count(*) from orders o group by 1",
        "select status || 'x', count(*) from orders group by 1",
        // sources that nothing ties, or that are tied by what is not certain
        "select o.id from orders o, customers c where c.vip",
        "select o.id from orders o, customers c where o.customer_id < c.id",
        "select o.id from orders o, unnest(array[1, 2]) u where u = o.id",
        "select o.id from orders o, lateral (select 1 as x where o.total > 5) l where l.x = o.id",
        "select o.id from orders o, nowhere c where c.id = o.customer_id",
        "select c.id from customers c full join orders o on o.customer_id = c.id order by o.id",
        "select c.id from customers c right join orders o on o.customer_id = c.id order by o.id",
        // in another order the star would show other columns first
        "select * from customers c join orders o on o.customer_id = c.id order by o.id limit 5",
        "select c.id from customers c join orders o on o.customer_id = c.id order by c.name, o.id",
        // a merged column that is shown by a star, that is neither side's, or whose name may mean
        // another
        "select * from customers join staff using (id)",
        "select c.id from customers c full join staff s using (id)",
        "select c.id from customers c right join staff s using (id)",
        "select s.badge as id from customers c join staff s using (id) order by id",
        "select c.name from customers c join staff s using (id) where exists (select 1 from returns"
            + " where id = prior)",
        "select id from orders o join returns r using (id)",
        // a window that is made of another, or used where it is not looked for
        "select id, count(*) over (w order by id) from orders window w as (partition by status)",
        "select id from orders window w as (partition by status) order by count(*) over w",
        // members of several types, or not all of them
        "select id from orders where customer_id not in (select id from staff union select id from"
            + " orders)",
        "select id from orders where customer_id not in (select id from staff union select badge"
            + " from staff order by 1 limit 3)",
        "select id from orders where customer_id not in (select id from staff except select badge"
            + " from staff)",
        "select id from orders where customer_id not in (select id + 1 from staff union select"
            + " badge from staff)",
        // columns of several types, or no constant
        "select id from orders where 7 in (seller_id, id)",
        "select id from orders where total in (seller_id, packer_id)",
        "select id from orders where not (customer_id = all (select id from staff))",
      })
  void what_is_plain_or_not_certain_stays(String sql) {
    assertThat(PlainForm.of(sql, ShopTables.SCHEMA)).isEmpty();
  }

  @Test
  void a_rule_is_found_in_plainer_words_and_proven() {
    RewriteCatalogue catalogue = new RewriteCatalogue(ShopTables.SCHEMA);
    String sql =
        "select o.id, c.name from customers c, orders o where c.id = o.customer_id order by 1"
            + " offset 9000 rows fetch next 20 rows only";

    assertThat(catalogue.rewritesOf(Orders.read(sql)))
        .anySatisfy(
            rewritten -> {
              assertThat(rewritten.rules()).containsExactly(DeepPage.AFTER_LAST);
              assertThat(catalogue.proof(sql, rewritten.after().sql())).isPresent();
            });
  }
}
