package dev.tunesmith.proof.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ranges hold for equal columns as well. */
class CarriedRangeTest {

  private static final RewriteCatalogue CATALOGUE = new RewriteCatalogue(ShopTables.SCHEMA);

  private static List<Rewritten> rewrites(String sql) {
    return CATALOGUE.rewritesOf(Orders.read(sql)).stream()
        .filter(rewritten -> rewritten.rules().contains(CarriedRange.RULE))
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '@',
      textBlock =
          """
          select o.total from orders o join customers c on c.id = o.customer_id where c.id > 5 | WHERE c.id > 5 AND o.customer_id > 5
          select o.total from orders o, customers c where o.customer_id = c.id and c.id between 5 and 9 and c.vip | AND c.vip AND o.customer_id BETWEEN 5 AND 9
          select count(*) from orders o join customers c on c.id = o.customer_id and c.id < 7 join orders p on p.payer_id = c.id where o.total > 1 | WHERE o.total > 1 AND o.customer_id < 7 AND p.payer_id < 7
          select o.id from orders o join orders p on p.placed = o.placed where o.placed >= now() - interval '1 day' order by o.id | AND p.placed >= now() - INTERVAL '1 day' ORDER BY o.id
          select o.id from orders o join customers c on c.id = o.customer_id where c.id in (1, 2, 3) | AND o.customer_id IN (1, 2, 3)
          """)
  void a_range_is_carried_to_what_is_equal(String sql, String part) {
    assertThat(rewrites(sql))
        .singleElement()
        .satisfies(
            rewritten -> {
              assertThat(rewritten.after().sql()).contains(part);
              assertThat(rewritten.isProven()).isTrue();
              assertThat(CATALOGUE.proof(sql, rewritten.after().sql())).isPresent();
              assertThat(rewrites(rewritten.after().sql())).isEmpty();
            });
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        // nothing to carry, or the server does
        "select o.total from orders o join customers c on c.id = o.customer_id where c.id = 5",
        "select o.total from orders o join customers c on c.id = o.customer_id where c.vip",
        "select o.total from orders o join customers c on c.id = o.customer_id where c.id > 5 and"
            + " o.customer_id > 5",
        // no equality of like columns in every row
        "select o.total from orders o join customers c on c.id = o.customer_id + 1 where c.id > 5",
        "select o.total from orders o join customers c on c.id = o.id where c.id > 5",
        "select o.total from orders o join customers c on c.id > o.customer_id where c.id > 5",
        "select o.total from orders o left join customers c on c.id = o.customer_id where"
            + " o.customer_id > 5",
        "select o.total from orders o join customers c on c.id = o.customer_id or c.vip where c.id"
            + " > 5",
        // no range, or not of every row
        "select o.total from orders o join customers c on c.id = o.customer_id where c.id > 5 or"
            + " c.vip",
        "select o.total from orders o join customers c on c.id = o.customer_id where c.id >"
            + " o.seller_id",
        "select o.total from orders o join customers c on c.id = o.customer_id where c.id >"
            + " (select max(badge) from staff)",
        "select o.total from orders o join customers c on c.id = o.customer_id where not c.id > 5"
      })
  void a_side_condition_that_fails_takes_the_rewrite_away(String sql) {
    assertThat(rewrites(sql)).isEmpty();
  }
}
