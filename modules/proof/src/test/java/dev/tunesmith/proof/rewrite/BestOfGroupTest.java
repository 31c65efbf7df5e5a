package dev.tunesmith.proof.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The first few of each group, however they are asked for, are looked up group by group. */
class BestOfGroupTest {

  private static final RewriteCatalogue CATALOGUE = new RewriteCatalogue(ShopTables.SCHEMA);

  private static List<Rewritten> rewrites(String sql) {
    return CATALOGUE.rewritesOf(Orders.read(sql)).stream()
        .filter(rewritten -> rewritten.rules().contains(BestOfGroup.RULE))
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '@',
      textBlock =
          """
          select o.* from orders o where o.placed = (select max(p.placed) from orders p where p.customer_id = o.customer_id) | order by placed desc fetch first 1 rows with ties) chosen where each_group.key_value is not null) o
          select id from orders where (select min(p.placed) from orders p where orders.payer_id = p.payer_id) = placed | orders.payer_id = each_group.key_value order by placed fetch first 1 rows with ties
          select o.id, c.name from orders o join customers c on c.id = o.customer_id where o.total > 5 and not exists (select 1 from orders p where p.customer_id = o.customer_id and p.placed > o.placed) | order by placed desc fetch first 1 rows with ties) chosen where each_group.key_value is not null) o JOIN customers c ON c.id = o.customer_id WHERE o.total > 5
          select id from orders o where not exists (select * from orders p where o.seller_id = p.seller_id and o.placed > p.placed) | order by placed fetch first 1 rows with ties
          select id from orders o where (select count(*) from orders p where p.customer_id = o.customer_id and p.total > o.total) < 3 | order by total desc fetch first 3 rows with ties
          select id from orders o where 2 >= (select count(*) from orders p where p.customer_id = o.customer_id and p.total < o.total) | order by total fetch first 3 rows with ties
          select id from orders o where (select count(*) from orders p where p.customer_id = o.customer_id and p.total > o.total) = 0 | fetch first 1 rows with ties
          select id from orders o where id in (select p.id from orders p where p.payer_id = o.payer_id order by p.sent desc nulls last, total limit 3) and o.payer_id < 9 | with recursive group_keys (key_value) as ((select o.payer_id from orders o where (o.payer_id < 9) order by
          select id from orders o where o.id = (select p.id from orders p where p.customer_id = o.customer_id order by p.placed desc limit 1) | order by placed desc limit 1) chosen
          """)
  void each_group_is_looked_at_by_itself(String sql, String part) {
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

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        // another aggregate, another column, another table, another row
        "select id from orders o where o.total = (select avg(p.total) from orders p where"
            + " p.customer_id = o.customer_id)",
        "select id from orders o where o.sent = (select max(p.placed) from orders p where"
            + " p.customer_id = o.customer_id)",
        "select id from orders o where o.placed = (select max(p.placed) from orders p where"
            + " p.seller_id = o.customer_id)",
        "select id from customers o where o.id = (select max(p.id) from staff p where p.city ="
            + " o.city)",
        "select o.id from orders o join orders q on q.id = o.id where o.placed = (select"
            + " max(p.placed) from orders p where p.customer_id = q.customer_id)",
        // a further condition, a further group, no group
        "select id from orders o where o.placed = (select max(p.placed) from orders p where"
            + " p.customer_id = o.customer_id and p.total > 5)",
        "select id from orders o where o.placed = (select max(p.placed) from orders p where"
            + " p.customer_id = o.customer_id and p.seller_id = o.seller_id)",
        "select id from orders o where o.placed = (select max(p.placed) from orders p)",
        "select id from orders o where o.placed = (select max(p.placed) from orders p where"
            + " p.customer_id = o.customer_id or p.id = 1)",
        "select id from orders o where o.placed = (select max(p.placed) from orders p, staff where"
            + " p.customer_id = o.customer_id)",
        // not one of those that must hold, not the same comparison
        "select id from orders o where o.total > 5 or o.placed = (select max(p.placed) from orders"
            + " p where p.customer_id = o.customer_id)",
        "select id from orders o where not o.placed = (select max(p.placed) from orders p where"
            + " p.customer_id = o.customer_id)",
        "select id from orders o where o.placed >= (select max(p.placed) from orders p where"
            + " p.customer_id = o.customer_id)",
        "select id from orders o where not exists (select 1 from orders p where p.customer_id ="
            + " o.customer_id and p.placed >= o.placed)",
        "select id from orders o where exists (select 1 from orders p where p.customer_id ="
            + " o.customer_id and p.placed > o.placed)",
        "select id from orders o where (select count(*) from orders p where p.customer_id ="
            + " o.customer_id and p.total > o.total) > 3",
        "select id from orders o where (select count(*) from orders p where p.customer_id ="
            + " o.customer_id and p.total > o.total) < 0",
        "select id from orders o where (select count(p.sent) from orders p where p.customer_id ="
            + " o.customer_id and p.total > o.total) < 3",
        // what may be NULL
        "select id from orders o where o.sent = (select max(p.sent) from orders p where"
            + " p.customer_id = o.customer_id)",
        "select id from orders o where not exists (select 1 from orders p where p.payer_id ="
            + " o.payer_id and p.placed > o.placed)",
        "select id from orders o where not exists (select 1 from orders p where p.customer_id ="
            + " o.customer_id and p.sent > o.sent)",
        "select o.id from customers c left join orders o on o.customer_id = c.id where o.placed ="
            + " (select max(p.placed) from orders p where p.customer_id = o.customer_id)",
        // keys that are no keys, no order, several rows for one
        "select id from orders o where o.total in (select p.total from orders p where p.customer_id"
            + " = o.customer_id order by p.placed limit 3)",
        "select id from orders o where o.id in (select p.id from orders p where p.customer_id ="
            + " o.customer_id limit 3)",
        "select id from orders o where o.id in (select p.id from orders p where p.customer_id ="
            + " o.customer_id order by p.placed limit 3 offset 1)",
        "select id from orders o where o.id = (select p.id from orders p where p.customer_id ="
            + " o.customer_id order by p.placed limit 2)",
        "select id from orders o where o.id not in (select p.id from orders p where p.customer_id ="
            + " o.customer_id order by p.placed limit 2)"
      })
  void a_side_condition_that_fails_takes_the_rewrite_away(String sql) {
    assertThat(rewrites(sql)).isEmpty();
  }
}
