package dev.tunesmith.proof.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked for one key after the other is asked for all of them at once. */
class EachKeyAskedTest {

  private static final RewriteCatalogue CATALOGUE = new RewriteCatalogue(ShopTables.SCHEMA);
  private static final String KEYS =
      "select asked.*, answer.* from (values (cast(7 as integer)), ('8'), (9)) as asked (key_1)"
          + " cross join lateral (";

  private static String each(String statement) {
    return KEYS + statement + ") as answer";
  }

  private static List<Rewritten> rewrites(String sql, RewriteRule rule) {
    return CATALOGUE.rewritesOf(Orders.read(sql)).stream()
        .filter(rewritten -> rewritten.rules().contains(rule))
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '@',
      textBlock =
          """
          select id, status from orders where customer_id = asked.key_1 | select orders.customer_id as key_1, id, status FROM orders WHERE orders.customer_id = any (cast(array[7, '8', 9] as integer[]))
          select o.* from orders o where asked.key_1 = o.customer_id and o.status = 'open' order by o.placed desc | select o.customer_id as key_1, o.* FROM orders o WHERE o.customer_id = any (cast(array[7, '8', 9] as integer[])) AND o.status = 'open' order by o.customer_id, o.placed DESC
          select o.id, c.name from orders o left join customers c on c.id = o.customer_id where o.payer_id = asked.key_1 | select o.payer_id as key_1, o.id, c.name FROM orders o LEFT JOIN customers c ON c.id = o.customer_id WHERE o.payer_id = any (cast(array[7, '8', 9] as integer[]))
          """)
  void a_condition_holds_for_all_keys(String statement, String expected) {
    String sql = each(statement);

    assertThat(rewrites(sql, EachKeyAsked.ONE_CONDITION))
        .singleElement()
        .satisfies(
            rewritten -> {
              assertThat(rewritten.after().sql()).isEqualTo(expected);
              assertThat(rewritten.isProven()).isTrue();
              assertThat(CATALOGUE.proof(sql, rewritten.after().sql())).isPresent();
            });
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "select id from orders where customer_id = asked.key_1 order by placed limit 3",
        "select count(*) from orders where customer_id = asked.key_1",
        "select distinct status from orders where customer_id = asked.key_1",
        "select status, sum(total) from orders where customer_id = asked.key_1 group by status",
        "select id from orders where customer_id = asked.key_1 or status = 'open'",
        "select id from orders where customer_id > asked.key_1",
        "select id from orders where customer_id = asked.key_1 + 1",
        "select id from orders where customer_id = asked.key_1 and id <> asked.key_1",
        "select id from orders where total = asked.key_1",
        "select id, status from orders where customer_id = asked.key_1 order by 2",
        "select id from orders o where exists (select 1 from customers c where c.id = asked.key_1)",
      })
  void what_is_said_of_all_rows_of_a_key_is_asked_of_a_list_of_keys(String statement) {
    String sql = each(statement);

    assertThat(rewrites(sql, EachKeyAsked.ONE_CONDITION)).isEmpty();
    assertThat(rewrites(sql, EachKeyAsked.ONE_LIST))
        .singleElement()
        .satisfies(
            rewritten -> {
              assertThat(rewritten.after().sql())
                  .contains("unnest(cast(array[7, '8', 9] as integer[])) as asked (key_1)");
              assertThat(CATALOGUE.proof(sql, rewritten.after().sql())).isPresent();
            });
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        // The same key twice is answered twice.
        "(cast(7 as integer)), ('7')",
        "(cast(7 as integer)), (07)",
        // Whether it is alike hangs on how numbers are written.
        "(cast(7 as numeric)), (7.0)",
        "(cast(7 as bigint)), (8)"
      })
  void keys_that_may_be_alike_or_are_of_another_type_keep_their_rows(String keys) {
    String sql =
        "select asked.*, answer.* from (values "
            + keys
            + ") as asked (key_1) cross join lateral (select id from orders"
            + " where customer_id = asked.key_1) as answer";

    assertThat(rewrites(sql, EachKeyAsked.ONE_CONDITION)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "select asked.*, answer.* from (values (cast(7 as integer)), (null)) as asked (key_1) cross"
            + " join lateral (select id from orders where customer_id = asked.key_1) as answer",
        "select asked.*, answer.* from (values (cast(7 as integer)), (random())) as asked (key_1)"
            + " cross join lateral (select id from orders where customer_id = asked.key_1) as"
            + " answer",
        "select asked.*, answer.* from (values (cast(7 as integer)), (8)) as asked (key_1) left"
            + " join lateral (select id from orders where customer_id = asked.key_1) as answer on"
            + " true",
        "select answer.* from (values (cast(7 as integer)), (8)) as asked (key_1) cross join"
            + " lateral (select id from orders where customer_id = asked.key_1) as answer",
      })
  void what_is_no_list_of_keys_is_left_alone(String sql) {
    assertThat(rewrites(sql, EachKeyAsked.ONE_LIST)).isEmpty();
    assertThat(rewrites(sql, EachKeyAsked.ONE_CONDITION)).isEmpty();
  }
}
